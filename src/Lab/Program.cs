using Lab.CommandLine;

return await LabProgram.RunAsync(args);
