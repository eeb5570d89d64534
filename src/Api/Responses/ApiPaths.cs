namespace Api.Responses;

/// <summary>
/// Addresses as answers give them, without a host: whatever stands in front of the app, the caller knows how he came.
/// </summary>
internal static class ApiPaths
{
    /// <summary>The prefix of every address; the Functions host's default too.</summary>
    public const string Prefix = "api";

    public static string Sweep(string id) => $"/{Prefix}/sweeps/{id}";

    public static string Report(string id) => Sweep(id) + "/report";

    public static string Cancel(string id) => Sweep(id) + "/cancel";
}
