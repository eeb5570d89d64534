using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Architecture.Tests;

/// <summary>
/// Rules of style that a syntax tree can show; each answers the lines, counted from one, that violate it.
/// </summary>
internal static class SyntaxRules
{
    public const int WidestLine = 120;
    private const int LongestExpressionBody = 3;

    /// <summary>The rules for product code.</summary>
    public static IReadOnlyList<SyntaxRule> Product { get; } =
    [
        new(
            "NestedConditional",
            "a conditional expression inside a conditional expression: use if and return",
            NestedConditionals
        ),
        new("TupleAssignment", "a tuple on both sides of '=': use one statement for each", TupleAssignments),
        new("OneTypePerFile", "one top-level type per file, and the file is named after it", MisplacedTypes),
        new("LongExpressionBody", "a '=>' body of more than three lines: use a block", LongExpressionBodies),
        new("WideLine", "more than 120 columns: break the line", WideLines),
        new(
            "SilentDefault",
            "a default arm that gives a value, over our own enum or hierarchy: name the cases, or throw",
            SilentDefaults.Find
        ),
    ];

    /// <summary>The rules for tests. Raw string literals hold what Azure or Windows sends, as it is sent.</summary>
    public static IReadOnlyList<SyntaxRule> Tests { get; } =
    [new("WideLine", "more than 120 columns: break the line", WideLinesOutsideRawStrings)];

    /// <summary>Outermost conditional expressions that hold another one; a lambda is a function of its own.</summary>
    public static IEnumerable<int> NestedConditionals(SyntaxTree tree) =>
        Nodes<ConditionalExpressionSyntax>(tree)
            .Where(node => !IsInConditional(node) && HoldsConditional(node))
            .Select(Line);

    /// <summary>Assignments and declarations with a tuple literal on both sides; a swap of two is none.</summary>
    public static IEnumerable<int> TupleAssignments(SyntaxTree tree) =>
        Nodes<AssignmentExpressionSyntax>(tree)
            .Where(node => IsTuple(node.Left) && node.Right is TupleExpressionSyntax && !IsSwap(node))
            .Select(Line);

    /// <summary>Top-level types that are not alone in a file of their name; Name.Part.cs is a file of Name.</summary>
    public static IEnumerable<int> MisplacedTypes(SyntaxTree tree)
    {
        var types = Nodes<MemberDeclarationSyntax>(tree).Where(IsTopLevelType).ToList();
        var fileName = Path.GetFileName(tree.FilePath).Split('.')[0];
        return types.Count <= 1
            ? types.Where(type => NameOf(type) != fileName).Select(Line)
            : types.Where((type, index) => index > 0 || NameOf(type) != fileName).Select(Line);
    }

    /// <summary>Bodies of members and local functions; lambdas are none.</summary>
    public static IEnumerable<int> LongExpressionBodies(SyntaxTree tree) =>
        Nodes<ArrowExpressionClauseSyntax>(tree)
            .Where(node => Lines(node.Expression) > LongestExpressionBody)
            .Select(Line);

    /// <summary>Lines that are wider than a screen.</summary>
    public static IEnumerable<int> WideLines(SyntaxTree tree) =>
        tree.GetText().Lines.Where(line => line.Span.Length > WidestLine).Select(line => line.LineNumber + 1);

    /// <summary>Lines that are wider than a screen and touch no raw string literal.</summary>
    public static IEnumerable<int> WideLinesOutsideRawStrings(SyntaxTree tree)
    {
        var raw = tree.GetRoot()
            .DescendantNodesAndTokens()
            .Where(IsRawString)
            .SelectMany(item => LinesOf(tree, item.Span))
            .ToHashSet();
        return WideLines(tree).Where(line => !raw.Contains(line));
    }

    /// <summary>Static methods named Of, which say nothing where they are called.</summary>
    public static IEnumerable<int> MethodsNamedOf(SyntaxTree tree) =>
        Nodes<MethodDeclarationSyntax>(tree)
            .Where(node => node.Identifier.Text == "Of" && node.Modifiers.Any(SyntaxKind.StaticKeyword))
            .Select(Line);

    private static IEnumerable<T> Nodes<T>(SyntaxTree tree)
        where T : SyntaxNode => tree.GetRoot().DescendantNodes(_ => true).OfType<T>();

    private static bool IsInConditional(SyntaxNode node) =>
        node.Ancestors()
            .TakeWhile(ancestor => ancestor is not AnonymousFunctionExpressionSyntax)
            .Any(ancestor => ancestor is ConditionalExpressionSyntax);

    private static bool HoldsConditional(SyntaxNode node) =>
        node.DescendantNodes(inner => inner is not AnonymousFunctionExpressionSyntax)
            .Any(inner => inner is ConditionalExpressionSyntax);

    private static bool IsTuple(ExpressionSyntax left) =>
        left
            is TupleExpressionSyntax
                or DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax };

    private static bool IsSwap(AssignmentExpressionSyntax node) =>
        node is { Left: TupleExpressionSyntax left, Right: TupleExpressionSyntax right }
        && left.Arguments.Count == 2
        && right.Arguments.Count == 2
        && SyntaxFactory.AreEquivalent(left.Arguments[0], right.Arguments[1])
        && SyntaxFactory.AreEquivalent(left.Arguments[1], right.Arguments[0]);

    private static bool IsTopLevelType(MemberDeclarationSyntax node) =>
        node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
        && node.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax;

    private static string NameOf(MemberDeclarationSyntax node) =>
        node is DelegateDeclarationSyntax function
            ? function.Identifier.Text
            : ((BaseTypeDeclarationSyntax)node).Identifier.Text;

    private static bool IsRawString(SyntaxNodeOrToken item) =>
        item.AsNode() is InterpolatedStringExpressionSyntax node
            ? node.StringStartToken.Text.Contains("\"\"\"", StringComparison.Ordinal)
            : item.Kind()
                is SyntaxKind.SingleLineRawStringLiteralToken
                    or SyntaxKind.MultiLineRawStringLiteralToken
                    or SyntaxKind.Utf8SingleLineRawStringLiteralToken
                    or SyntaxKind.Utf8MultiLineRawStringLiteralToken;

    private static int Line(SyntaxNode node) => LinesOf(node.SyntaxTree, node.Span).First();

    private static int Lines(SyntaxNode node) => LinesOf(node.SyntaxTree, node.Span).Count();

    private static IEnumerable<int> LinesOf(SyntaxTree tree, TextSpan span)
    {
        var lines = tree.GetLineSpan(span);
        return Enumerable.Range(
            lines.StartLinePosition.Line + 1,
            lines.EndLinePosition.Line - lines.StartLinePosition.Line + 1
        );
    }
}
