using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Architecture.Tests;

/// <summary>
/// Style that a compiler accepts and a reader does not. Waivers has the files that are still to be cleaned.
/// </summary>
public class SyntaxTests
{
    private const string Head = "class Snippet { ";

    private static readonly Lazy<IReadOnlyList<SyntaxTree>> Product = new(() => Parse("src"));
    private static readonly Lazy<IReadOnlyList<SyntaxTree>> Tests = new(() => Parse("tests"));

    public static TheoryData<string> ProductRules => [.. SyntaxRules.Product.Select(rule => rule.Name)];

    public static TheoryData<string> TestRules => [.. SyntaxRules.Tests.Select(rule => rule.Name)];

    public static TheoryData<string, string> WaivedFiles()
    {
        var data = new TheoryData<string, string>();
        foreach (var rule in SyntaxRules.Product.Select(rule => rule.Name).Distinct())
        {
            foreach (var path in Waivers.For(rule).Keys)
            {
                data.Add(rule, path);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ProductRules))]
    public void Product_code_follows_each_rule_of_style(string name) =>
        AssertClean(SyntaxRules.Product.Single(rule => rule.Name == name), Product.Value);

    [Theory]
    [MemberData(nameof(TestRules))]
    public void Test_code_follows_each_rule_of_style(string name) =>
        AssertClean(SyntaxRules.Tests.Single(rule => rule.Name == name), Tests.Value);

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(WaivedFiles))]
    public void Waiver_of_a_rule_of_style_is_still_needed(string name, string path)
    {
        var isProduct = path.StartsWith("src/", StringComparison.Ordinal);
        var tree = (isProduct ? Product : Tests).Value.SingleOrDefault(tree => tree.FilePath == path);
        var rule = (isProduct ? SyntaxRules.Product : SyntaxRules.Tests).Single(rule => rule.Name == name);

        Assert.True(
            tree is not null && rule.Find(tree).Any(),
            $"{path} follows {name} or is gone: take it out of Waivers.cs"
        );
    }

    [Fact]
    public void Number_of_methods_named_Of_only_goes_down()
    {
        var found = Product
            .Value.SelectMany(tree => SyntaxRules.MethodsNamedOf(tree).Select(line => $"{tree.FilePath}:{line}"))
            .ToList();

        Assert.True(
            found.Count == Waivers.MethodsNamedOf,
            $"{found.Count} static methods are named Of, Waivers.cs says {Waivers.MethodsNamedOf}: name a new "
                + "one after "
                + $"what it does, or lower the number.\n{string.Join('\n', found)}"
        );
    }

    [Theory]
    [InlineData("NestedConditional", "int M(bool a, bool b) => a ? 1 : b ? 2 : 3; }")]
    [InlineData("NestedConditional", "int M(bool a, bool b) { return a ? (b ? 1 : 2) : 3; } }")]
    [InlineData("NestedConditional", "int M(bool a, bool b) { var x = a ? M(b, b ? a : b) : 3; return x; } }")]
    [InlineData("TupleAssignment", "int a, b; Snippet(int x) { (a, b) = (x, 1); } }")]
    [InlineData("TupleAssignment", "int a, b; Snippet(int x) => (a, b) = (x, 1); }")]
    [InlineData("TupleAssignment", "void M() { var (a, b) = (1, 2); } }")]
    [InlineData("TupleAssignment", "void M() { (var a, int b) = (1, 2); } }")]
    [InlineData("TupleAssignment", "int a, b, c; void M() { (a, b, c) = (b, a, c); } }")]
    [InlineData("OneTypePerFile", "} enum Second { None }")]
    [InlineData("OneTypePerFile", "} delegate void Second();")]
    [InlineData("LongExpressionBody", "int M() =>\n1\n+ 2\n+ 3\n+ 4; }")]
    [InlineData("LongExpressionBody", "int P =>\n1\n+ 2\n+ 3\n+ 4; }")]
    [InlineData("LongExpressionBody", "int P { get =>\n1\n+ 2\n+ 3\n+ 4; } }")]
    [InlineData("SilentDefault", "int M(SweepMode m) => m switch { SweepMode.Report => 1, _ => 2 }; }")]
    [InlineData("SilentDefault", "int M(Verdict v) => v.State switch { OrderState.Gone => 1, _ => 2 }; }")]
    [InlineData(
        "SilentDefault",
        "void M(SweepMode m) { switch (m) { case SweepMode.Report: return; default: return; } } }"
    )]
    public void Rule_of_style_finds_a_violation(string name, string code) => Assert.NotEmpty(Find(name, code));

    [Theory]
    [InlineData("NestedConditional", "int M(bool a) => a ? 1 : 2; }")]
    [InlineData("NestedConditional", "int M(bool a, bool b) { if (a) { return 1; } return b ? 2 : 3; } }")]
    [InlineData("NestedConditional", "System.Func<bool, int>? M(bool a) => a ? null : b => b ? 1 : 2; }")]
    [InlineData("TupleAssignment", "int a, b; void Swap() { (a, b) = (b, a); } }")]
    [InlineData("TupleAssignment", "void M((int, int) both) { var (a, b) = both; } }")]
    [InlineData("OneTypePerFile", "class Nested { } enum AlsoNested { None } }")]
    [InlineData("LongExpressionBody", "int M() =>\n1\n+ 2\n+ 3; }")]
    [InlineData("LongExpressionBody", "System.Func<int> M() { return () =>\n1\n+ 2\n+ 3\n+ 4; } }")]
    [InlineData("SilentDefault", "int M(SweepMode m) => m switch { SweepMode.Report => 1, _ => throw new() }; }")]
    [InlineData("SilentDefault", "int M(Foreign m) => m switch { Foreign.One => 1, _ => 2 }; }")]
    public void Rule_of_style_accepts_conforming_code(string name, string code) => Assert.Empty(Find(name, code));

    [Theory]
    [InlineData("Snippet.cs", 0)]
    [InlineData("Snippet.Part.cs", 0)]
    [InlineData("Other.cs", 1)]
    public void File_of_one_type_is_named_after_that_type(string path, int violations) =>
        Assert.Equal(violations, SyntaxRules.MisplacedTypes(Tree(Head + "}", path)).Count());

    [Fact]
    public void Line_of_121_columns_is_too_wide()
    {
        var widest = "//" + new string('x', SyntaxRules.WidestLine - 2);

        Assert.Empty(SyntaxRules.WideLines(Tree(widest, "A.cs")));
        Assert.Equal([2], SyntaxRules.WideLines(Tree($"\n{widest}x", "A.cs")));
    }

    [Fact]
    public void Wide_raw_string_is_accepted_in_a_test_and_a_wide_string_is_not()
    {
        var wide = new string('x', SyntaxRules.WidestLine);

        Assert.Empty(
            SyntaxRules.WideLinesOutsideRawStrings(Tree($"class A {{ string b = \"\"\"{wide}\"\"\"; }}", "A.cs"))
        );
        Assert.Single(SyntaxRules.WideLinesOutsideRawStrings(Tree($"class A {{ string b = \"{wide}\"; }}", "A.cs")));
    }

    [Fact]
    public void Static_method_named_Of_is_found()
    {
        Assert.Single(SyntaxRules.MethodsNamedOf(Tree("class A { static int Of(int x) => x; }", "A.cs")));
        Assert.Empty(
            SyntaxRules.MethodsNamedOf(Tree("class A { int Of(int x) => x; static int Read() => 1; }", "A.cs"))
        );
    }

    private static IEnumerable<int> Find(string name, string code) =>
        SyntaxRules.Product.Single(rule => rule.Name == name).Find(Tree(Head + code, "Snippet.cs"));

    private static SyntaxTree Tree(string code, string path) => CSharpSyntaxTree.ParseText(code, path: path);

    private static IReadOnlyList<SyntaxTree> Parse(string folder) =>
        [.. Repository.Files(folder, ".cs").Select(file => Tree(file.Text, file.Path))];

    private static void AssertClean(SyntaxRule rule, IReadOnlyList<SyntaxTree> trees)
    {
        var waived = Waivers.For(rule.Name);
        var found = trees
            .Where(tree => !waived.ContainsKey(tree.FilePath))
            .SelectMany(tree => rule.Find(tree).Select(line => $"{tree.FilePath}:{line}: {rule.Advice}"))
            .ToList();

        Assert.NotEmpty(trees);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
