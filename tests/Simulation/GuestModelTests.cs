using CsCheck;
using Microsoft.Win32;
using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Inventory;
using Remediation.Orders;
using Simulation.Tests.World;
using Simulator.Guests;
using Simulator.Machines;

namespace Simulation.Tests;

/// <summary>
/// The model of the guest script reports and writes what the script does, so a simulation proves something about the
/// script too.
/// </summary>
public sealed class GuestModelTests : IDisposable
{
    private const string Own = @"SOFTWARE\TlsRemediation";
    private const int Runs = 200;

    private static readonly TlsBaseline Baseline = TlsBaseline.FromParts(Enum.GetValues<BaselinePart>());
    private static readonly string[] Paths = [.. Baseline.Settings.Select(setting => setting.Path).Distinct()];
    private static readonly string[] Texts = ["", "1", "on", "yes please"];

    private static readonly WindowsEdition[] Editions =
    [
        WindowsEdition.Server2008R2,
        WindowsEdition.Server2012R2,
        WindowsEdition.Server2016,
        WindowsEdition.Server2022,
    ];

    private static readonly uint[] Numbers = [0, 1, 1, uint.MaxValue, 0xA0, 0x2800];

    private static readonly Gen<GuestValue?> Value = Gen.Frequency<GuestValue?>(
        (6, Gen.Const((GuestValue?)null)),
        (8, OneOf(Numbers).Select(number => (GuestValue?)GuestValue.Dword(number))),
        (1, Gen.ULong.Select(number => (GuestValue?)new GuestValue(RegistryKind.Qword, number))),
        (1, OneOf(Texts).Select(text => (GuestValue?)new GuestValue(RegistryKind.String, 0, text))),
        (1, Gen.ULong[0, 40].Select(length => (GuestValue?)new GuestValue(RegistryKind.Binary, length)))
    );

    private static readonly Gen<Start> Starts = Gen.Select(
            OneOf(Editions),
            Value.Array[Baseline.Settings.Count],
            Gen.Bool.Array[Paths.Length],
            Gen.Frequency((6, Gen.Const(-1)), (3, Gen.Int[0, Paths.Length - 1])),
            Gen.Frequency((9, Gen.Const(-1)), (1, Gen.Int[0, Paths.Length - 1])),
            Gen.Bool
        )
        .Select(
            (windows, values, keys, locked, hidden, stray) => new Start(windows, values, keys, locked, hidden, stray)
        );

    private static readonly Machine Machine = Machines.Azure("web1");

    private readonly GuestShell shell = new(2);

    public void Dispose() => shell.Dispose();

    [Fact]
    public Task Model_and_script_report_the_same_for_inspect_repair_and_repeated_repair() =>
        Starts.SampleAsync(
            async start =>
            {
                var (registry, model) = (start.Registry(), start.Model());
                await CompareAsync(registry, model, GuestOrder.Inspect(Machine, Baseline, "sweep-1"));
                await CompareAsync(registry, model, GuestOrder.Repair(Machine, Baseline, 1));
                await CompareAsync(registry, model, GuestOrder.Repair(Machine, Baseline, 1));
                await CompareAsync(registry, model, GuestOrder.Inspect(Machine, Baseline, "sweep-2"));
            },
            iter: Runs,
            threads: 1
        );

    [Fact]
    public Task Model_and_script_report_the_same_for_drift_and_a_second_attempt() =>
        Gen.Select(Starts, Gen.Int[0, Baseline.Settings.Count - 1], Value)
            .SampleAsync(
                async (start, at, value) =>
                {
                    var (registry, model) = (start.Registry(), start.Model());
                    await CompareAsync(registry, model, GuestOrder.Repair(Machine, Baseline, 1));
                    Write(registry, Baseline.Settings[at], value);
                    model[Baseline.Settings[at].Id] = value;
                    await CompareAsync(registry, model, GuestOrder.Repair(Machine, Baseline, 1));
                    await CompareAsync(registry, model, GuestOrder.Repair(Machine, Baseline, 2));
                },
                iter: Runs / 2,
                threads: 1
            );

    [Fact]
    public Task A_kill_between_two_values_is_carried_on_alike() =>
        Gen.Select(Starts, Gen.Int[1, 12])
            .SampleAsync(
                async (start, most) =>
                {
                    var unlocked = start with { Locked = -1 };
                    var (registry, model) = (unlocked.Registry(), unlocked.Model());
                    var repair = GuestOrder.Repair(Machine, Baseline, 1);
                    model.Run(repair, DateTimeOffset.UnixEpoch, most);
                    var written = 0;
                    registry.BeforeWrite = change =>
                        written +=
                            written >= most ? throw new IOException("killed")
                            : change.Kind == RegistryChangeKind.SetValue
                            && !change.Path.StartsWith(Own, StringComparison.Ordinal)
                                ? 1
                            : 0;
                    await shell.RunAsync(repair.Script, repair.Parameters, registry);
                    registry.BeforeWrite = null;

                    await CompareAsync(registry, model, repair);
                    await CompareAsync(registry, model, GuestOrder.Inspect(Machine, Baseline, "sweep-2"));
                },
                iter: Runs / 2,
                threads: 1
            );

    [Fact]
    public Task Restarts_are_asked_for_alike() =>
        Gen.Select(Starts, Gen.Bool)
            .SampleAsync(
                async (start, late) =>
                {
                    var (registry, model) = (start.Registry(), start.Model());
                    var notAfter = new DateTimeOffset(late ? 2001 : 2999, 1, 1, 0, 0, 0, TimeSpan.Zero);
                    var restart = GuestOrder.Restart(
                        Machine,
                        Baseline,
                        1,
                        new RestartNotice(TimeSpan.FromMinutes(5), "TLS 1.2"),
                        notAfter
                    );
                    await CompareAsync(registry, model, restart);
                    await CompareAsync(registry, model, GuestOrder.Repair(Machine, Baseline, 1));
                    await CompareAsync(registry, model, restart);
                    await CompareAsync(registry, model, restart);
                    registry.Restart();
                    model.Restart();
                    await CompareAsync(registry, model, restart);
                },
                iter: Runs / 2,
                threads: 1
            );

    private static Gen<T> OneOf<T>(T[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private async Task CompareAsync(MemoryRegistry registry, SimulatedGuest model, GuestOrder order)
    {
        var real = await shell.RunAsync(order.Script, order.Parameters, registry);
        var run = model.Run(order, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.True(
            real.ExitCode == run.ExitCode,
            $"{order.Mode}: the script printed {real.Output}{real.Error}, the model {run.Frame}"
        );
        Assert.Equal(real.Restart is not null, run.Restart == RestartNumber.Asked);
        var (told, modelled) = (Read(order, real.Output), Read(order, run.Frame));
        Assert.Equal(told.Values, modelled.Values);
        Assert.Equal(told.Written, modelled.Written);
        Assert.Equal(
            told with
            {
                Values = [],
                Written = [],
                PowerShell = "",
            },
            modelled with
            {
                Values = [],
                Written = [],
                PowerShell = "",
            }
        );
    }

    private static GuestReport Read(GuestOrder order, string output) =>
        FrameParser.Parse(order, [.. Baseline.Settings.Select(setting => setting.Id)], output) is FrameReading.Read read
            ? read.Report
            : throw new InvalidOperationException(output);

    private static void Write(MemoryRegistry registry, RegistrySetting setting, GuestValue? value)
    {
        var path = setting.Path["HKLM\\".Length..];
        _ = value is null
            ? registry.Remove(path, setting.ValueName)
            : registry.Set(path, setting.ValueName, Enum.Parse<RegistryValueKind>(value.KindName), value.Data);
    }

    private sealed record Start(
        WindowsEdition Windows,
        GuestValue?[] Values,
        bool[] Keys,
        int Locked,
        int Hidden,
        bool Stray
    )
    {
        public MemoryRegistry Registry()
        {
            var registry = MemoryRegistry.CreateWindows(Windows.Build, Windows.ProductName, Windows.DotNetRelease);
            _ = Stray ? registry.Add(@"SOFTWARE\Microsoft.NETFramework") : registry;
            foreach (var path in Existing())
            {
                registry.Add(path["HKLM\\".Length..]);
            }

            foreach (var (setting, value) in Baseline.Settings.Zip(Values))
            {
                Write(registry, setting, value);
            }

            _ = Locked >= 0 ? registry.DenyWrite(Paths[Locked]["HKLM\\".Length..]) : registry;
            _ = Hides() ? registry.DenyRead(Paths[Hidden]["HKLM\\".Length..]) : registry;
            return registry;
        }

        public SimulatedGuest Model()
        {
            var model = new SimulatedGuest(Windows, Baseline) { HasStrayKey = Stray };
            model.Keys.UnionWith(Existing());
            foreach (var (setting, value) in Baseline.Settings.Zip(Values))
            {
                model[setting.Id] = value;
            }

            model.Locked.UnionWith(Locked >= 0 ? [Paths[Locked]] : []);
            model.Hidden.UnionWith(Hides() ? [Paths[Hidden]] : []);
            return model;
        }

        // A key that is not there has no list of who may read it.
        private bool Hides() =>
            Hidden >= 0
            && (
                Existing().Contains(Paths[Hidden])
                || Baseline
                    .Settings.Zip(Values)
                    .Any(pair => pair.Second is not null && pair.First.Path == Paths[Hidden])
            );

        // WinHTTP's own keys are there in every Windows.
        private IEnumerable<string> Existing() =>
            Paths.Where((path, index) => Keys[index] || path.EndsWith("WinHttp", StringComparison.Ordinal));
    }
}
