namespace Kql.Tests;

/// <summary>The diagnostics of Microsoft's parser for one query.</summary>
/// <param name="Diagnostics">All of them; none for a sound query.</param>
/// <param name="Columns">The columns of its result, each as name:type.</param>
/// <param name="Literals">The values of its string literals, in order.</param>
internal sealed record KustoAnswer(
    IReadOnlyList<KustoDiagnostic> Diagnostics,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> Literals
);
