using Benchmarks;
using Spectre.Console;

return args switch
{
    [] => await ScaleTables.PrintAsync(AnsiConsole.Console),
    ["memory", .. var rest] => await MemoryRun.PrintAsync(AnsiConsole.Console, rest),
    _ => Usage.Print(AnsiConsole.Console),
};
