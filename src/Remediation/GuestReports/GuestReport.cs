using Remediation.Baseline;
using Remediation.Orders;

namespace Remediation.GuestReports;

/// <summary>The facts that a machine sent. They are facts, not opinions: C# judges.</summary>
public sealed record GuestReport
{
    /// <summary>What the script did.</summary>
    public required GuestMode Mode { get; init; }

    /// <summary>How it ended.</summary>
    public required GuestOutcome Outcome { get; init; }

    /// <summary>Why, where it did not end as told; otherwise empty.</summary>
    public required string Message { get; init; }

    /// <summary>Windows build, such as 14393; 0 where it could not be read.</summary>
    public required int WindowsBuild { get; init; }

    /// <summary>Windows' product name, such as <c>Windows Server 2016 Datacenter</c>.</summary>
    public required string WindowsName { get; init; }

    /// <summary>Windows' edition, such as <c>ServerDatacenter</c>; empty where it could not be read.</summary>
    public required string WindowsEdition { get; init; }

    /// <summary>The update revision behind the build number; 0 where Windows keeps none, as before 10.</summary>
    public required int WindowsRevision { get; init; }

    /// <summary>
    /// Version of winhttp.dll on a Windows before 2012 R2, where DefaultSecureProtocols takes effect only with an
    /// update; otherwise empty.
    /// </summary>
    public required string WinHttpVersion { get; init; }

    /// <summary>
    /// The value <c>Lsa\FipsAlgorithmPolicy\Enabled</c>: if it is not 0, Schannel follows FIPS rules in addition to
    /// these values.
    /// </summary>
    public required RegistryFact FipsPolicy { get; init; }

    /// <summary>The cipher suite order that a policy set, cut short; absent where none did.</summary>
    public required RegistryFact CipherOrderPolicy { get; init; }

    /// <summary>What came of asking Windows to restart.</summary>
    public required RestartAnswer Restart { get; init; }

    /// <summary>How the asked-for handshakes ended; null where none was asked for.</summary>
    public required ProbeFacts? Probe { get; init; }

    /// <summary>PowerShell version that ran the script.</summary>
    public required string PowerShell { get; init; }

    /// <summary>Release number of the installed .NET Framework 4.x; 0 where none was found.</summary>
    public required int DotNetRelease { get; init; }

    /// <summary>
    /// True while the marker that a repair left in a volatile key is there: the machine has not restarted since.
    /// </summary>
    public required bool RestartPending { get; init; }

    /// <summary>
    /// True if the mistyped key <c>SOFTWARE\Microsoft.NETFramework</c> of the article exists; no program reads this
    /// key.
    /// </summary>
    public required bool StrayKey { get; init; }

    /// <summary>Each value of the order's settings, in their order.</summary>
    public required IReadOnlyList<ValueFacts> Values { get; init; }

    /// <summary>Ids of the settings that were written, in order of writing.</summary>
    public required IReadOnlyList<string> Written { get; init; }
}
