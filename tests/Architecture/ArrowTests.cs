using System.Reflection;
using System.Xml.Linq;

namespace Architecture.Tests;

/// <summary>Project references point one way, from the Function app and the simulator to the rules.</summary>
public class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Remediation"] = [],
        ["Cloud"] = ["Remediation"],
        ["Api"] = ["Remediation"],
        ["Hosting"] = ["Cloud", "Remediation"],
        ["FunctionApp"] = ["Hosting", "Api", "Cloud", "Remediation"],
        ["Simulator"] = ["Cloud", "Remediation"],
        ["Cli"] = ["Hosting", "Api", "Simulator", "Cloud", "Remediation"],
        ["WineAgent"] = [],
    };

    public static TheoryData<string> Projects =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Repository.Root, path)),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_references_only_the_projects_that_its_arrow_points_to(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var referenced = References(project, "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Assert.Empty(referenced.Except(Allowed[name]));
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
}
