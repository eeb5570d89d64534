namespace Cloud.Tests.Platform;

/// <summary>Environment variables belong to the whole process, so nothing runs beside these tests.</summary>
[CollectionDefinition(nameof(EnvironmentVariables), DisableParallelization = true)]
public sealed class EnvironmentVariables;
