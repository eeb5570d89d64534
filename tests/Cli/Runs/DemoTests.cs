using System.Text.Json;
using System.Text.RegularExpressions;
using Simulator.Machines;
using Simulator.Platform.Faults;

namespace Cli.Tests.Runs;

/// <summary>
/// The whole loop in a process of its own. These tests read the two files that it writes and know nothing of how it
/// came to them.
/// </summary>
public sealed partial class DemoTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lab-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_named_machine_gets_the_verdict_of_its_scenario()
    {
        var verdicts = await RunAsync("a");

        Assert.All(
            NamedFleet.Machines,
            spec => Assert.Equal((spec.Name, spec.Expected.ToString()), (spec.Name, verdicts[spec.Name]))
        );
        Assert.Equal(NamedFleet.Machines.Count, verdicts.Count);
    }

    [Fact]
    public async Task A_fleet_of_300_agrees_with_the_ground_truth_and_the_same_seed_gives_the_same_report()
    {
        await RunAsync("a", "--machines", "300", "--seed", "5");
        await RunAsync("b", "--machines", "300", "--seed", "5");

        Assert.Equal(WithoutTimes("a/report.json"), WithoutTimes("b/report.json"));
        Assert.Equal(WithoutTimes("a/ground-truth.json"), WithoutTimes("b/ground-truth.json"));
    }

    [Fact]
    public async Task Report_mode_touches_no_machine()
    {
        var verdicts = await RunAsync("a", "--mode", "report");

        Assert.All(
            Truth("a"),
            machine =>
            {
                Assert.Equal(0, machine.GetProperty("scriptsRun").GetInt32());
                Assert.Equal(machine.GetProperty("before").GetRawText(), machine.GetProperty("after").GetRawText());
            }
        );
        Assert.All(verdicts.Values, verdict => Assert.True(verdict is "Unproven" or "Refused", verdict));
    }

    [Fact]
    public async Task Inspect_mode_reads_machines_and_writes_to_none()
    {
        var verdicts = await RunAsync("a", "--mode", "inspect");

        Assert.Equal("StillLegacy", verdicts["dc01"]);
        Assert.Contains(Truth("a"), machine => machine.GetProperty("scriptsRun").GetInt32() > 0);
        Assert.All(
            Truth("a"),
            machine =>
                Assert.Equal(machine.GetProperty("before").GetRawText(), machine.GetProperty("after").GetRawText())
        );
    }

    [Fact]
    public async Task Among_faults_every_verdict_is_true_and_every_kind_of_fault_occurs()
    {
        var result = await CliProcess.RunAsync(
            "--machines",
            "40",
            "--faults",
            "light",
            "--seed",
            "11",
            "--quiet",
            "--out",
            Path.Combine(folder.FullName, "a")
        );

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        var faults = Json("a/faults.json").Deserialize<Dictionary<string, int>>()!;
        Assert.Equal(
            Enum.GetNames<FaultKind>(),
            faults.Keys.Select(name => char.ToUpperInvariant(name[0]) + name[1..])
        );
        Assert.All(faults, fault => Assert.True(fault.Value > 0, fault.Key));
        Assert.Equal(faults, Json("a/ground-truth.json").GetProperty("faults").Deserialize<Dictionary<string, int>>());
        Assert.All(Truth("a"), machine => Assert.Equal(0, machine.GetProperty("repairsRepeated").GetInt32()));
        Assert.Contains(Truth("a"), machine => machine.GetProperty("repairsApplied").GetInt32() > 0);
    }

    private async Task<Dictionary<string, string>> RunAsync(string name, params string[] arguments)
    {
        var result = await CliProcess.RunAsync([.. arguments, "--out", Path.Combine(folder.FullName, name)]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.EndsWith(
            $"All {Truth(name).Count()} verdicts match the simulator's ground truth.",
            result.Output.TrimEnd(),
            StringComparison.Ordinal
        );

        var verdicts = Json(name + "/report.json")
            .GetProperty("machines")
            .EnumerateArray()
            .ToDictionary(
                machine => machine.GetProperty("name").GetString()!,
                machine => machine.GetProperty("verdict").GetString()!
            );
        Assert.All(
            Truth(name),
            machine => AssertAgrees(machine, verdicts.GetValueOrDefault(machine.GetProperty("name").GetString()!))
        );
        return verdicts;
    }

    private static void AssertAgrees(JsonElement truth, string? verdict)
    {
        var (before, after) = (truth.GetProperty("before"), truth.GetProperty("after"));
        var isUnchanged = before.GetProperty("tls").GetRawText() == after.GetProperty("tls").GetRawText();
        var isModern = after.GetProperty("protocol").GetString() is "TLS 1.2" or "TLS 1.3";
        var isUntouched = isUnchanged && truth.GetProperty("scriptsRun").GetInt32() == 0;
        var holds = verdict switch
        {
            null => isUntouched && truth.GetProperty("legacyLines").GetInt32() == 0,
            "Confirmed" => isModern && !isUnchanged && truth.GetProperty("restarts").GetInt32() > 0,
            "Refused" or "Unproven" => isUntouched,
            "RestartPending" => !isUnchanged && truth.GetProperty("restarts").GetInt32() == 0,
            "RolledBack" or "Failed" => isUnchanged,
            "StillLegacy" or "Drifted" => !isModern,
            _ => isModern,
        };
        Assert.True(holds, $"The world contradicts '{verdict}' of {truth.GetProperty("name")}.");
    }

    private JsonElement.ArrayEnumerator Truth(string name) =>
        Json(name + "/ground-truth.json").GetProperty("machines").EnumerateArray();

    private JsonElement Json(string path) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, path))).RootElement;

    private string WithoutTimes(string path) =>
        Time().Replace(File.ReadAllText(Path.Combine(folder.FullName, path)), "TIME");

    // The number of polls of an order depends on the duration of its script by the wall clock.
    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[0-9:.]*(Z|\+00:00| UTC)?|""reads"": \d+")]
    private static partial Regex Time();
}
