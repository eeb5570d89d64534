using Microsoft.CodeAnalysis;

namespace Architecture.Tests;

/// <summary>
/// One rule of style: what it is called, what to do about a violation, and how to find the lines that violate it.
/// </summary>
internal sealed record SyntaxRule(string Name, string Advice, Func<SyntaxTree, IEnumerable<int>> Find);
