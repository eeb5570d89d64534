using Microsoft.Win32;

namespace Simulator.Machines;

/// <summary>Registry states that people leave behind.</summary>
public static class RegistrySeeds
{
    private const string Schannel = @"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\";
    private const string DotNet64 = @"SOFTWARE\Microsoft\.NETFramework\v4.0.30319";

    /// <summary>The WOW6432Node key of .NET 4.</summary>
    public const string DotNet32 = @"SOFTWARE\WOW6432Node\Microsoft\.NETFramework\v4.0.30319";

    /// <summary>The client as Group Policy preferences of an old hardening guide leave it: switched off.</summary>
    public static readonly IReadOnlyList<SeedValue> ClientOff = [Dword(Schannel + "Client", "Enabled", 0)];

    /// <summary>The original article's table, mistakes and all.</summary>
    public static readonly IReadOnlyList<SeedValue> ArticleTable =
    [
        Dword(Schannel + "Client", "DisabledByDefault", 0),
        Dword(Schannel + "Client", "Enabled", 0),
        Dword(Schannel + "Server", "DisabledByDefault", 1),
        Dword(Schannel + "Server", "Enabled", 1),
        Dword(@"SOFTWARE\Microsoft.NETFramework\v4.0.30319", "SchUseStrongCrypto", 1),
    ];

    /// <summary>Schannel as guides of 2010 set it: 0xFFFFFFFF for on.</summary>
    public static readonly IReadOnlyList<SeedValue> AllOnes =
    [
        Dword(Schannel + "Client", "Enabled", -1),
        Dword(Schannel + "Client", "DisabledByDefault", 0),
        Dword(Schannel + "Server", "Enabled", -1),
        Dword(Schannel + "Server", "DisabledByDefault", 0),
    ];

    /// <summary>A text where a number belongs.</summary>
    public static readonly IReadOnlyList<SeedValue> TextForNumber =
    [
        new(Schannel + "Client", "Enabled", RegistryValueKind.String, "1"),
        Dword(Schannel + "Client", "DisabledByDefault", 0),
    ];

    /// <summary>Everything right.</summary>
    public static readonly IReadOnlyList<SeedValue> AllRight =
    [
        Dword(Schannel + "Client", "Enabled", 1),
        Dword(Schannel + "Client", "DisabledByDefault", 0),
        Dword(Schannel + "Server", "Enabled", 1),
        Dword(Schannel + "Server", "DisabledByDefault", 0),
        .. from key in new[] { DotNet64, DotNet32 }
        from name in new[] { "SchUseStrongCrypto", "SystemDefaultTlsVersions" }
        select Dword(key, name, 1),
    ];

    private static SeedValue Dword(string path, string name, int number) =>
        new(path, name, RegistryValueKind.DWord, number);
}
