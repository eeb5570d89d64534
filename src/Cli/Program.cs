using Cli;

return await CommandLine.RunAsync(args);
