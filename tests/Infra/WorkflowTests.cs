using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>What GitHub runs.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Workflows =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Bicep.Root, ".github", "workflows"))
                .Select(path => Path.GetFileName(path)!),
        ];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_is_pinned_by_a_commit_that_its_version_stands_beside(string workflow)
    {
        var uses = Lines(workflow).Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(Pinned(), line));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void No_workflow_has_a_secret_or_an_undeclared_permission(string workflow)
    {
        var text = string.Join('\n', Lines(workflow));

        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        Assert.Contains("persist-credentials: false", text, StringComparison.Ordinal);
        Assert.Contains("permissions:\n  contents: read\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_runs_the_one_script_and_nothing_else() =>
        Assert.Equal(
            ["scripts/verify.sh"],
            Lines("verify.yml")
                .Select(line => Run().Match(line))
                .Where(match => match.Success)
                .Select(match => match.Groups[1].Value)
        );

    [Fact]
    public void Deploy_signs_in_by_a_federated_credential_and_is_guarded_by_its_environment()
    {
        var text = string.Join('\n', Lines("deploy.yml"));

        Assert.Contains("--federated-credential-provider github", text, StringComparison.Ordinal);
        Assert.Contains("id-token: write", text, StringComparison.Ordinal);
        Assert.Contains("environment: ${{ inputs.environment }}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_from_outside_reaches_the_shell_only_as_a_variable() =>
        Assert.DoesNotContain(
            Directory
                .EnumerateFiles(Path.Combine(Bicep.Root, ".github", "workflows"))
                .SelectMany(path => Lines(Path.GetFileName(path)!)),
            line => line.Contains("${{", StringComparison.Ordinal) && (Run().IsMatch(line) || !Mapping().IsMatch(line))
        );

    private static string[] Lines(string workflow) =>
        File.ReadAllLines(Path.Combine(Bicep.Root, ".github", "workflows", workflow));

    [GeneratedRegex(@"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    // A line of a shell script is no key with a value.
    [GeneratedRegex(@"^\s*[\w-]+: ")]
    private static partial Regex Mapping();

    [GeneratedRegex(@"^\s+(?:- )?run: (.+)$")]
    private static partial Regex Run();
}
