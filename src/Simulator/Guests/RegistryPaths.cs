namespace Simulator.Guests;

/// <summary>
/// What the guest script and TLS read or write in HKEY_LOCAL_MACHINE, by the paths of the 64-bit view.
/// </summary>
public static class RegistryPaths
{
    private const string Windows = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion";

    /// <summary>Keys that count with all below them.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        @"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols",
        @"SOFTWARE\Microsoft\.NETFramework",
        @"SOFTWARE\WOW6432Node\Microsoft\.NETFramework",
        @"SOFTWARE\Microsoft.NETFramework",
        @"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full",
        @"SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp",
        @"SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp",
        @"SYSTEM\CurrentControlSet\Control\Lsa\FipsAlgorithmPolicy",
        @"SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002",
        @"SOFTWARE\TlsRemediation",
    ];

    /// <summary>Single values of keys that hold much else: path and name.</summary>
    public static IReadOnlyList<(string Path, string Name)> Values { get; } =
    [
        (Windows, "CurrentBuild"),
        (Windows, "CurrentBuildNumber"),
        (Windows, "ProductName"),
        (Windows, "EditionID"),
        (Windows, "UBR"),
    ];
}
