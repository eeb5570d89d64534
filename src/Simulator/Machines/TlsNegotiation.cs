using System.Diagnostics;

namespace Simulator.Machines;

/// <summary>
/// Which protocol an application on a Windows machine negotiates with a server that takes anything from TLS 1.0 on.
/// What Windows does: Microsoft's "TLS registry settings" and ".NET Framework TLS best practices", and measurements of
/// a Schannel that obeys the same keys.
/// </summary>
public static class TlsNegotiation
{
    private const string Schannel = @"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols";
    private static readonly WireProtocol[] All =
    [
        WireProtocol.Tls10,
        WireProtocol.Tls11,
        WireProtocol.Tls12,
        WireProtocol.Tls13,
    ];

    /// <summary>The newest protocol that the application offers, or None where it offers none.</summary>
    public static WireProtocol Negotiate(ClientKind client, WindowsEdition windows, RegistryRead read)
    {
        return GetSettings(client, read) switch
        {
            TlsClientSettings.NonSchannel own => own.Protocol,
            TlsClientSettings.Named named => Newest(named.Protocols, windows, read),
            TlsClientSettings.SystemDefault => Newest(OfferedByDefault(windows, read), windows, read),
            var other => throw new UnreachableException($"{other} is no known setting."),
        };
    }

    /// <summary>What the application asks its TLS stack for.</summary>
    public static TlsClientSettings GetSettings(ClientKind client, RegistryRead read)
    {
        return client switch
        {
            ClientKind.OpenSslTls10 => new TlsClientSettings.NonSchannel(WireProtocol.Tls10),
            ClientKind.HardCodedTls10 => new TlsClientSettings.Named([WireProtocol.Tls10]),
            ClientKind.DotNet4 => DotNet(@"SOFTWARE\Microsoft\.NETFramework\v4.0.30319", read),
            ClientKind.DotNet4On32Bit => DotNet(@"SOFTWARE\WOW6432Node\Microsoft\.NETFramework\v4.0.30319", read),
            ClientKind.Schannel => new TlsClientSettings.SystemDefault(),
            _ => throw new UnreachableException($"{client} is no known client."),
        };
    }

    /// <summary>What Schannel offers an application that names nothing.</summary>
    public static IReadOnlyList<WireProtocol> OfferedByDefault(WindowsEdition windows, RegistryRead read) =>
        [.. All.Where(protocol => IsOfferedByDefault(protocol, windows, read))];

    private static TlsClientSettings DotNet(string key, RegistryRead read)
    {
        if (IsOn(read(key, "SystemDefaultTlsVersions")))
        {
            return new TlsClientSettings.SystemDefault();
        }

        if (IsOn(read(key, "SchUseStrongCrypto")))
        {
            return new TlsClientSettings.Named([WireProtocol.Tls10, WireProtocol.Tls11, WireProtocol.Tls12]);
        }

        return new TlsClientSettings.Named([WireProtocol.Tls10]);
    }

    private static WireProtocol Newest(IEnumerable<WireProtocol> wanted, WindowsEdition windows, RegistryRead read) =>
        wanted.Where(protocol => IsEnabled(protocol, windows, read)).DefaultIfEmpty(WireProtocol.None).Max();

    // An application that names a protocol gets it unless Enabled is 0; DisabledByDefault only rules what it gets
    // unasked.
    private static bool IsEnabled(WireProtocol protocol, WindowsEdition windows, RegistryRead read) =>
        IsSet(read(Client(protocol), "Enabled")) ?? IsKnown(protocol, windows);

    private static bool IsOfferedByDefault(WireProtocol protocol, WindowsEdition windows, RegistryRead read) =>
        !(IsSet(read(Client(protocol), "DisabledByDefault")) ?? !windows.OnByDefault.Contains(protocol));

    // 2008 R2 knows 1.1 and 1.2 without offering them; nothing before 2022 knows 1.3.
    private static bool IsKnown(WireProtocol protocol, WindowsEdition windows) =>
        protocol != WireProtocol.Tls13 || windows.OnByDefault.Contains(WireProtocol.Tls13);

    private static string Client(WireProtocol protocol) => $@"{Schannel}\{protocol.Label()}\Client";

    private static bool IsOn(object? value) => value is int and not 0;

    // A value of the wrong kind is there but not a number: Schannel reads it as zero.
    private static bool? IsSet(object? value) => value is null ? null : IsOn(value);
}
