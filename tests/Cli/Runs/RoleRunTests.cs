using System.Text.Json;

namespace Cli.Tests.Runs;

/// <summary>
/// The whole loop under each role, in a process of its own: what the simulated Azure refused is in the ground truth.
/// </summary>
public sealed class RoleRunTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lab-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_reader_reports_and_is_refused_nothing()
    {
        var (report, truth) = await RunAsync("--role", "reader");

        Assert.Equal("Report", report.GetProperty("mode").GetString());
        AssertNothingRefused(truth);
        AssertNothingWritten(truth);
        Assert.All(
            Machines(report),
            machine => Assert.Contains(machine.GetProperty("verdict").GetString(), (string?[])["Refused", "Unproven"])
        );
        Assert.Equal(Suspects(await ReportAsync("--mode", "report")), Suspects(report));
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("repair")]
    public async Task Reader_role_in_a_stronger_mode_is_refused_by_Azure_for_each_machine(string mode)
    {
        var (report, truth) = await RunAsync("--role", "reader", "--mode", mode);
        var failed = Machines(report).Where(machine => machine.GetProperty("verdict").GetString() == "Failed").ToList();
        var denied = failed.Where(machine => Code(machine) == "TLS402").ToList();

        AssertNothingWritten(truth);
        Assert.NotEmpty(denied);
        Assert.All(
            denied,
            machine =>
                Assert.Matches("lacks the action Microsoft\\.[A-Za-z/]+/runCommands/(read|write)\\.", Detail(machine))
        );
        // What an error limit or a policy holds back is refused; nothing is ever left open, and nothing claims to have
        // succeeded.
        Assert.All(
            Machines(report),
            machine =>
                Assert.Contains(
                    machine.GetProperty("verdict").GetString(),
                    (string?[])["Refused", "Unproven", "Failed"]
                )
        );
        Assert.NotEmpty(Refused(truth));
        Assert.All(
            Refused(truth).Keys,
            action => Assert.Contains("/runCommands/", action, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task An_inspector_reads_machines_and_is_refused_nothing()
    {
        var (report, truth) = await RunAsync("--role", "inspector");

        Assert.Equal("Inspect", report.GetProperty("mode").GetString());
        AssertNothingRefused(truth);
        Assert.Contains(Truths(truth), machine => machine.GetProperty("scriptsRun").GetInt32() > 0);
        Assert.All(
            Truths(truth),
            machine =>
                Assert.Equal(machine.GetProperty("before").GetRawText(), machine.GetProperty("after").GetRawText())
        );
    }

    [Fact]
    public async Task Inspector_role_in_repair_mode_repairs_because_Azure_has_one_permission_for_both()
    {
        var (report, truth) = await RunAsync("--role", "inspector", "--mode", "repair");

        AssertNothingRefused(truth);
        Assert.Contains(Machines(report), machine => machine.GetProperty("verdict").GetString() == "Confirmed");
    }

    [Fact]
    public async Task A_repairer_needs_no_action_that_is_not_on_the_list()
    {
        var (report, truth) = await RunAsync("--machines", "60", "--seed", "3");

        Assert.Equal("Repair", report.GetProperty("mode").GetString());
        AssertNothingRefused(truth);
        Assert.Contains(Machines(report), machine => machine.GetProperty("verdict").GetString() == "Confirmed");
    }

    private async Task<JsonElement> ReportAsync(params string[] arguments) => (await RunAsync(arguments)).Report;

    private async Task<(JsonElement Report, JsonElement Truth)> RunAsync(params string[] arguments)
    {
        var result = await CliProcess.RunAsync([.. arguments, "--quiet", "--out", folder.FullName]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return (Json("report.json"), Json("ground-truth.json"));
    }

    private JsonElement Json(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, name))).RootElement;

    private static void AssertNothingRefused(JsonElement truth)
    {
        Assert.Empty(Refused(truth));
        Assert.Empty(truth.GetProperty("unexpectedRequests").EnumerateArray());
    }

    private static void AssertNothingWritten(JsonElement truth) =>
        Assert.All(
            Truths(truth),
            machine =>
            {
                Assert.Equal(0, machine.GetProperty("scriptsRun").GetInt32());
                Assert.Empty(machine.GetProperty("ordersSent").EnumerateArray());
                Assert.Equal(machine.GetProperty("before").GetRawText(), machine.GetProperty("after").GetRawText());
            }
        );

    private static Dictionary<string, int> Refused(JsonElement truth) =>
        truth.GetProperty("refusedActions").Deserialize<Dictionary<string, int>>()!;

    private static List<JsonElement> Truths(JsonElement truth) => [.. truth.GetProperty("machines").EnumerateArray()];

    private static List<JsonElement> Machines(JsonElement report) =>
        [.. report.GetProperty("machines").EnumerateArray()];

    private static List<string> Suspects(JsonElement report) =>
        [.. Machines(report).Select(machine => $"{machine.GetProperty("id")} {machine.GetProperty("decision")}")];

    private static string Code(JsonElement machine) => machine.GetProperty("reason").GetProperty("code").GetString()!;

    private static string Detail(JsonElement machine) =>
        machine.GetProperty("reason").GetProperty("detail").GetString()!;
}
