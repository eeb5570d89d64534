using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>
/// A switch over one of our own enums or closed hierarchies whose default arm gives a value: a case that is added later
/// would take it unnoticed. The default throws, or every case has an arm. A switch over a tuple is not looked at.
/// </summary>
internal static class SilentDefaults
{
    private static readonly Lazy<IReadOnlySet<string>> Closed = new(() =>
        Repository
            .Files("src", ".cs")
            .SelectMany(file => ClosedTypes(CSharpSyntaxTree.ParseText(file.Text)))
            .ToHashSet()
    );

    /// <summary>The lines of the default arms.</summary>
    public static IEnumerable<int> Find(SyntaxTree tree)
    {
        var nodes = tree.GetRoot().DescendantNodes().ToList();
        var arms =
            from node in nodes.OfType<SwitchExpressionSyntax>()
            where node.Arms.Any(arm => IsOurs(arm.Pattern))
            from arm in node.Arms
            where arm is { Pattern: DiscardPatternSyntax, Expression: not ThrowExpressionSyntax }
            select (SyntaxNode)arm;
        var sections =
            from node in nodes.OfType<SwitchStatementSyntax>()
            where node.Sections.SelectMany(section => section.Labels).Any(IsOurs)
            from section in node.Sections
            where section.Labels.Any(label => label is DefaultSwitchLabelSyntax)
            where section.Statements.FirstOrDefault() is not ThrowStatementSyntax
            select (SyntaxNode)section;
        return arms.Concat(sections).Select(node => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
    }

    private static IEnumerable<string> ClosedTypes(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(IsClosed).Select(Name);

    private static bool IsClosed(BaseTypeDeclarationSyntax type) =>
        type is EnumDeclarationSyntax
        || type is RecordDeclarationSyntax record
            && record.Modifiers.Any(SyntaxKind.AbstractKeyword)
            && record
                .Members.OfType<RecordDeclarationSyntax>()
                .Any(member => member.BaseList?.Types.Any(parent => LastName(parent.Type) == Name(type)) == true);

    private static bool IsOurs(SwitchLabelSyntax label) =>
        label switch
        {
            CaseSwitchLabelSyntax constant => IsOurs(constant.Value),
            CasePatternSwitchLabelSyntax pattern => IsOurs(pattern.Pattern),
            _ => false,
        };

    private static bool IsOurs(PatternSyntax pattern) =>
        pattern switch
        {
            ConstantPatternSyntax constant => IsOurs(constant.Expression),
            TypePatternSyntax type => IsOurs(type.Type),
            DeclarationPatternSyntax declaration => IsOurs(declaration.Type),
            RecursivePatternSyntax { Type: { } type } => IsOurs(type),
            BinaryPatternSyntax binary => IsOurs(binary.Left),
            _ => false,
        };

    // OrderState.Succeeded: the name before the last is the enum or the hierarchy.
    private static bool IsOurs(SyntaxNode name) =>
        name switch
        {
            MemberAccessExpressionSyntax member => Closed.Value.Contains(LastName(member.Expression)),
            QualifiedNameSyntax qualified => Closed.Value.Contains(LastName(qualified.Left)),
            _ => false,
        };

    private static string LastName(SyntaxNode node) => node.ToString().Split('.')[^1];

    private static string Name(BaseTypeDeclarationSyntax type) => type.Identifier.Text;
}
