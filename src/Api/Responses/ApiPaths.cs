namespace Api.Responses;

/// <summary>
/// Addresses in answers. They contain no host name, because a proxy in front of the app may have another one.
/// </summary>
internal static class ApiPaths
{
    /// <summary>The prefix of every address; the Functions host's default too.</summary>
    public const string Prefix = "api";

    public static string Sweep(string id) => $"/{Prefix}/sweeps/{id}";

    public static string Report(string id) => Sweep(id) + "/report";

    public static string Cancel(string id) => Sweep(id) + "/cancel";
}
