namespace Cli.Options;

/// <summary>Exported logs to read, and the machines to match against.</summary>
/// <param name="Logs">A folder with one file per table.</param>
/// <param name="Inventory">A result of Resource Graph.</param>
/// <param name="Output">Folder for the report files.</param>
/// <param name="IsQuiet">True to print only problems and the result.</param>
public sealed record LogsOptions(DirectoryInfo Logs, FileInfo Inventory, DirectoryInfo Output, bool IsQuiet);
