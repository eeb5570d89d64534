namespace FunctionApp.Tests.Composition;

/// <summary>
/// Environment variables and the identity client's token cache belong to the whole process, so nothing runs beside
/// these tests.
/// </summary>
[CollectionDefinition(nameof(WholeProcess), DisableParallelization = true)]
public sealed class WholeProcess;
