using System.Reflection;
using System.Xml.Linq;

namespace Architecture.Tests;

/// <summary>Projects and modules use each other only as the tables of docs/architecture.md say.</summary>
public class ModuleTests
{
    private static readonly Lazy<ModuleTable> Table = new(() =>
        ModuleTable.Parse(File.ReadLines(Path.Combine(Repository.Root, "docs/architecture.md")))
    );

    private static readonly Lazy<IReadOnlyList<TypeUse>> Uses = new(() =>
    {
        var projects = ProductAssemblies.Paths.Keys.ToHashSet();
        return [.. ProductAssemblies.Paths.Values.SelectMany(path => TypeReader.Read(path, projects)).Distinct()];
    });

    public static TheoryData<string> Projects => [.. ProductAssemblies.Projects];

    [Fact]
    public void Every_use_of_a_type_in_another_module_is_in_the_table()
    {
        Assert.NotEmpty(Uses.Value);
        AssertNone(ModuleRules.Forbidden(Table.Value, Uses.Value));
    }

    [Fact]
    public void Every_arrow_in_the_table_is_used_by_a_type() => AssertNone(ModuleRules.Unused(Table.Value, Uses.Value));

    [Fact]
    public void Every_module_has_a_row_and_every_row_a_module() =>
        AssertNone(ModuleRules.Unlisted(Table.Value, ProductAssemblies.Paths.Values.SelectMany(TypeReader.Types)));

    [Fact]
    public void No_modules_of_a_project_use_each_other_in_a_circle() => AssertNone(ModuleRules.Circles(Uses.Value));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_references_exactly_the_projects_in_its_row(string project)
    {
        var referenced = References(project, "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Assert.Equal(
            Table.Value.Projects[Path.GetFileNameWithoutExtension(project)].Order(StringComparer.Ordinal),
            referenced.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Rules_project_has_no_Azure_reference()
    {
        var packages = References("src/Remediation/Remediation.csproj", "PackageReference").ToList();

        Assert.NotEmpty(packages);
        Assert.DoesNotContain(packages, name => name.Contains("Azure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Rules_assembly_and_its_dependencies_have_no_Azure_reference()
    {
        var pending = new Queue<Assembly>([typeof(Remediation.Sweeps.Sweep).Assembly]);
        var seen = new HashSet<string>();
        while (pending.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => seen.Add(name.FullName)))
            {
                Assert.DoesNotContain("Azure", name.Name, StringComparison.OrdinalIgnoreCase);
                pending.Enqueue(Assembly.Load(name));
            }
        }

        Assert.NotEmpty(seen);
    }

    [Fact]
    public void Rules_open_no_file_socket_or_process()
    {
        string[] banned =
        [
            "System.Net.Http",
            "System.Net.Sockets",
            "System.Diagnostics.Process",
            "Microsoft.Win32.Registry",
        ];
        var referenced = typeof(Remediation.Sweeps.Sweep).Assembly.GetReferencedAssemblies().Select(name => name.Name);

        Assert.Empty(referenced.Intersect(banned));
        Assert.DoesNotContain(
            Repository.Files("src/Remediation", ".cs"),
            file => file.Text.Contains("File.", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument
            .Load(Path.Combine(Repository.Root, project))
            .Descendants(kind)
            .Select(reference => reference.Attribute("Include")!.Value);

    private static void AssertNone(IEnumerable<string> violations)
    {
        var found = violations.Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
