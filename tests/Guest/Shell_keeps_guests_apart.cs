using Simulator.Guests;

namespace Guest.Tests;

public class Shell_keeps_guests_apart
{
    [Fact]
    public async Task Nothing_that_a_script_leaves_behind_is_seen_by_the_next()
    {
        using var shell = new GuestShell(1);
        var registry = new MemoryRegistry();
        var dirty = await shell.RunAsync(
            "$global:leak = 1; function global:Leak { 'leak' }; $ErrorActionPreference = 'Ignore'; $env:LEAK = "
                + "$null; Set-StrictMode -Version 2; 'done'",
            [],
            registry
        );
        var clean = await shell.RunAsync(
            "\"$leak\"; @(try { Leak } catch { 'none' }); \"$ErrorActionPreference\"; \"$($undefined)\"; "
                + "(Open-LocalMachine 64).GetSubKeyNames().Length",
            [],
            MemoryRegistry.CreateWindows(7601, "Windows")
        );

        Assert.Equal("done\n", dirty.Output);
        Assert.Equal("\nnone\n\n\n2\n", clean.Output);
    }

    [Fact]
    public async Task The_alias_wins_over_a_function_that_the_script_defines()
    {
        var result = await TestGuest.Shell.RunAsync(
            "function Open-LocalMachine([int]$View) { throw 'the real registry' }; (Open-LocalMachine "
                + "64).GetType().Name",
            [],
            new MemoryRegistry()
        );

        Assert.Equal((0, "MemoryRegistryKey\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("function f { exit 3 }; f; 'not reached'", 3)]
    [InlineData("throw 'x'", 1)]
    [InlineData("exit 0", 0)]
    [InlineData("'text'", 0)]
    public async Task The_exit_code_is_the_scripts(string script, int code) =>
        Assert.Equal(code, (await TestGuest.Shell.RunAsync(script, [], new MemoryRegistry())).ExitCode);

    [Fact]
    public async Task Two_hundred_concurrent_guests_each_get_a_separate_answer()
    {
        using var shell = new GuestShell(4);
        var builds = Enumerable.Range(10000, 200).ToList();
        var order = TestGuest.Repair();

        var results = await Task.WhenAll(
            builds.Select(async build =>
            {
                var registry = MemoryRegistry
                    .CreateWindows(build, $"Windows {build}")
                    .Set(TestGuest.Net4, "SchUseStrongCrypto", (uint)(build % 2));
                return (
                    Build: build,
                    Result: await shell.RunAsync(order.Script, order.Parameters, registry),
                    registry.Writes
                );
            })
        );

        Assert.All(
            results,
            run =>
            {
                Assert.Contains(
                    $"\"b\":{run.Build},\"n\":\"Windows {run.Build}\"",
                    run.Result.Output,
                    StringComparison.Ordinal
                );
                Assert.Contains(
                    run.Build % 2 == 0 ? "[\"n4c.64\",\"d0\",\"d1\"]" : "[\"n4c.64\",\"d1\"]",
                    run.Result.Output,
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Fact]
    public async Task Cancelling_stops_a_script_that_never_ends()
    {
        using var cancel = new CancellationTokenSource();
        var registry = new MemoryRegistry { BeforeWrite = _ => cancel.Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            TestGuest.Shell.RunAsync(
                "$null = (Open-LocalMachine 64).CreateSubKey('a'); while ($true) { }",
                [],
                registry,
                cancel.Token
            )
        );
    }
}
