namespace Lab.CommandLine;

/// <summary>Real input: exported logs and an inventory.</summary>
/// <param name="Logs">Folder with one file per table.</param>
/// <param name="Inventory">A Resource Graph result.</param>
public sealed record ExportInput(DirectoryInfo Logs, FileInfo Inventory);
