namespace Cli.Tests.Commands;

public class ArgumentTests
{
    [Theory]
    [InlineData("--colour", "--colour")]
    [InlineData("--machines abc", "abc")]
    [InlineData("--machines 3", "--machines must be a whole number from")]
    [InlineData("--machines 1000000", "--machines must be a whole number from")]
    [InlineData("--seed one", "--seed must be a whole number from 0")]
    [InlineData("logs nowhere --inventory Cli.dll", "DIR: there is no directory 'nowhere'.")]
    [InlineData("logs . --inventory nothing.json", "--inventory: there is no file 'nothing.json'.")]
    [InlineData("--mode destroy", "--mode must be report, inspect or repair, not 'destroy'.")]
    [InlineData("logs .", "--inventory")]
    [InlineData("logs --inventory Cli.dll", "logs")]
    [InlineData("logs . --inventory Cli.dll --mode repair", "--mode")]
    [InlineData("--guests hyperv", "--guests must be memory or wine, not 'hyperv'.")]
    [InlineData("--guests wine --machines 30", "--guests wine does not go with --machines")]
    [InlineData("--faults some", "--faults must be none, light or heavy, not 'some'.")]
    [InlineData("--role owner", "--role must be reader, inspector or repairer, not 'owner'.")]
    [InlineData("--role logreader", "--role must be reader, inspector or repairer, not 'logreader'.")]
    [InlineData("serve --port 0 --role owner", "--role must be reader, inspector or repairer, not 'owner'.")]
    [InlineData("sweep", "--id")]
    [InlineData("sweep --id Night", "--id must be lower-case letters, digits and dashes, at most 64, not 'Night'.")]
    [InlineData("sweep --id night --names 1st", "'1st' is no prefix")]
    [InlineData("sweep --id night --clock noon", "--clock must be two moments and a factor, not 'noon'.")]
    [InlineData("sweep --id night --mode destroy", "--mode must be report, inspect or repair, not 'destroy'.")]
    [InlineData("surplus", "surplus")]
    public async Task Bad_arguments_get_one_clear_line_and_exit_code_2(string arguments, string expected)
    {
        var result = await CliProcess.RunAsync(arguments.Split(' '));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        var result = await CliProcess.RunAsync("--help");

        Assert.Equal(0, result.ExitCode);
        Assert.All(
            [
                "--machines N",
                "--seed S",
                "--role reader|inspector|repairer",
                "--mode report|inspect|repair",
                "--faults none|light|heavy",
                "--guests memory|wine",
                "--out DIR",
                "--quiet",
                "logs",
                "serve",
                "sweep",
                "--version",
                "[default: memory]",
                "Exit codes:",
            ],
            option => Assert.Contains(option, result.Output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Version_is_one_line()
    {
        var result = await CliProcess.RunAsync("--version");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^tlsr \d+\.\d+\.\d+\S*$", result.Output.Trim());
    }

    [Theory]
    [InlineData("logs", "Usage: tlsr logs DIR --inventory FILE [options]")]
    [InlineData("serve", "tlsr serve --port 18443 --api")]
    [InlineData("sweep", "Usage: tlsr sweep --id ID [options]")]
    public async Task Help_of_a_verb_has_usage_and_examples(string verb, string expected)
    {
        var result = await CliProcess.RunAsync(verb, "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
    }
}
