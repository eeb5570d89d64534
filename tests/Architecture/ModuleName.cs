namespace Architecture.Tests;

/// <summary>A module is the first namespace segment below its project.</summary>
internal static class ModuleName
{
    public const string Root = "(root)";

    /// <summary>Remediation.Orders.Scheduling.OrderRunner: Remediation/Orders; Cli.CommandLine: Cli/(root).</summary>
    public static string Find(string type)
    {
        var segments = type.Split('.');
        return segments.Length > 2 ? $"{segments[0]}/{segments[1]}" : $"{segments[0]}/{Root}";
    }

    public static string Project(string module) => module[..module.IndexOf('/', StringComparison.Ordinal)];
}
