using System.Diagnostics;

namespace Remediation.Baseline;

/// <summary>One value of the baseline under HKEY_LOCAL_MACHINE.</summary>
/// <param name="Id">Short stable id, used in frames and reports, such as <c>s12c.e</c>.</param>
/// <param name="Part">The part it belongs to.</param>
/// <param name="Root">The root key.</param>
/// <param name="View">Registry view in bits, 64 or 32.</param>
/// <param name="SubKey">Key below the root; empty for the root itself.</param>
/// <param name="ValueName">Name of the value.</param>
/// <param name="Rule">The rule for the value.</param>
/// <param name="AbsentIsFineFromBuild">
/// First Windows build on which a missing value meets the baseline; null if there is none.
/// </param>
public sealed record RegistrySetting(
    string Id,
    BaselinePart Part,
    RegistryRoot Root,
    int View,
    string SubKey,
    string ValueName,
    RegistryRule Rule,
    int? AbsentIsFineFromBuild
)
{
    /// <summary>The whole path for people, with WOW6432Node where the view is 32 bits.</summary>
    public string Path
    {
        get
        {
            return "HKLM\\"
                + (Root, View) switch
                {
                    (RegistryRoot.Schannel, _) =>
                        @"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols",
                    (RegistryRoot.DotNet, 32) => @"SOFTWARE\WOW6432Node\Microsoft\.NETFramework",
                    (RegistryRoot.DotNet, _) => @"SOFTWARE\Microsoft\.NETFramework",
                    (_, 32) => @"SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp",
                    _ => @"SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp",
                }
                + (SubKey.Length > 0 ? "\\" + SubKey : "");
        }
    }

    /// <summary>True if the fact meets the baseline on this Windows build (0 if the build is unknown).</summary>
    public bool IsMetBy(RegistryFact fact, int windowsBuild)
    {
        return fact switch
        {
            RegistryFact.Present present => Rule.IsMetBy(present),
            RegistryFact.Absent => AbsentIsFineFromBuild is { } first && windowsBuild >= first,
            RegistryFact.Unreadable => false,
            _ => throw new UnreachableException($"Nothing compares {fact} with the baseline."),
        };
    }
}
