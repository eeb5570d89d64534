namespace Simulator.Guests;

/// <summary>The part of a registry that TLS reads, and nothing of the product's own.</summary>
internal static class TlsRegistryValues
{
    private static readonly string[] Places =
    [
        @"\SCHANNEL\",
        @"\.NETFramework",
        @"\Microsoft.NETFramework",
        @"\Internet Settings\WinHttp",
    ];

    /// <summary>Sorted text lines.</summary>
    public static IReadOnlyList<string> Read(MemoryRegistry registry)
    {
        return
        [
            .. registry
                .Dump()
                .Where(line => Array.Exists(Places, place => line.Contains(place, StringComparison.OrdinalIgnoreCase))),
        ];
    }
}
