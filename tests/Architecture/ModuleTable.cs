namespace Architecture.Tests;

/// <summary>The tables of docs/architecture.md: what a project references, what a module may use.</summary>
internal sealed record ModuleTable(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Modules,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Projects
)
{
    /// <summary>Reads the document. A module names modules of its project, or *Project* for another one.</summary>
    public static ModuleTable Parse(IEnumerable<string> lines)
    {
        var rows = MarkdownTable.Parse(lines).ToList();
        return new(
            rows.Where(row => row.Header[0] == "module")
                .ToDictionary(row => row.Cells[0].Trim('`'), row => Uses(row.Cells[0].Trim('`'), row.Cells[2])),
            rows.Where(row => row.Header[0] == "project")
                .ToDictionary(row => row.Cells[0].Trim('`'), row => (IReadOnlyList<string>)Names(row.Cells[2]))
        );
    }

    private static IReadOnlyList<string> Uses(string module, string cell) =>
        cell == "nothing"
            ? []
            : [.. Names(cell).Select(name => name[0] == '*' ? name : $"{ModuleName.Project(module)}/{name}")];

    private static string[] Names(string cell) =>
        cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
