using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Architecture.Tests;

/// <summary>The rules about modules find what they are for, in samples.</summary>
public class ModuleRulesTests
{
    private static readonly ModuleTable Table = ModuleTable.Parse(
        """
        | project | content | references |
        |---|---|---|
        | `P` | rules | |
        | `Q` | program | P |

        | module | takes -> gives | may use |
        |---|---|---|
        | `P/A` | | nothing |
        | `P/B` | | A |
        | `Q/(root)` | | *P* |
        """.Split('\n')
    );

    private static readonly TypeUse[] Allowed = [new("P.B.Two", "P.A.One"), new("Q.Program", "P.A.One")];

    [Fact]
    public void Uses_that_are_in_the_table_are_accepted()
    {
        Assert.Empty(ModuleRules.Forbidden(Table, Allowed));
        Assert.Empty(ModuleRules.Unused(Table, Allowed));
        Assert.Empty(ModuleRules.Circles(Allowed));
        Assert.Empty(ModuleRules.Unlisted(Table, ["P.A.One", "P.B.Two", "Q.Program"]));
        Assert.Equal(["P"], Table.Projects["Q"]);
    }

    [Theory]
    [InlineData("P.A.One", "P.B.Two", "the table does not allow P/A -> P/B: P.A.One -> P.B.Two")]
    [InlineData("P.A.C.One", "Q.Program", "the table does not allow P/A -> Q/(root): P.A.C.One -> Q.Program")]
    public void Use_that_is_not_in_the_table_is_named_with_both_types(string from, string to, string message) =>
        Assert.Equal([message], ModuleRules.Forbidden(Table, [.. Allowed, new(from, to)]));

    [Fact]
    public void Arrow_that_no_type_uses_is_named() =>
        Assert.Equal(
            ["no type uses Q/(root) -> *P*: take it out of the table"],
            ModuleRules.Unused(Table, Allowed[..1])
        );

    [Fact]
    public void Module_without_a_row_and_row_without_a_module_are_named() =>
        Assert.Equal(
            ["P/C has no row", "P/B has a row and no type"],
            ModuleRules.Unlisted(Table, ["P.A.One", "P.C.Three", "Q.Program"])
        );

    [Fact]
    public void Circle_of_three_modules_is_found_from_each_of_them() =>
        Assert.Equal(
            3,
            ModuleRules.Circles([new("P.A.X", "P.B.X"), new("P.B.Y", "P.C.X"), new("P.C.X", "P.A.Z")]).Count()
        );

    [Theory]
    [InlineData("public To.A field;")]
    [InlineData("public List<To.A[]> field;")]
    [InlineData("public To.A Method() => null;")]
    [InlineData("public void Method(To.A a) { }")]
    [InlineData("public object Property => new To.A();")]
    [InlineData("public object Method() => typeof(To.A);")]
    [InlineData("public int Method() => To.A.Call();")]
    [InlineData("public int Method() => To.A.Field;")]
    [InlineData("public bool Method(object o) => o is To.A;")]
    [InlineData("public bool Method() => To.A.Kind() == To.E.One;")]
    [InlineData("public void Method<T>() where T : To.A { }")]
    [InlineData("public void Method() { try { Method(); } catch (To.A) { } }")]
    [InlineData("[To.Mark] public void Method() { }")]
    [InlineData("public class Nested { To.A field; }")]
    [InlineData("public Func<int> Method(int i) => () => i + To.A.Call();")]
    [InlineData("public int Method() { return Local(); int Local() => To.A.Call(); }")]
    [InlineData("public async Task Method() { await Task.Yield(); To.A.Call(); }")]
    [InlineData("public IEnumerable<int> Method() { yield return To.A.Call(); }")]
    [InlineData(
        "public async IAsyncEnumerable<int> M() { await Task.Yield(); yield return ((Func<int>)To.A.Call)(); }"
    )]
    [InlineData("public async IAsyncEnumerable<Func<int>> M() { await Task.Yield(); yield return () => To.A.Call(); }")]
    public void Use_of_a_type_is_read_wherever_it_is_written(string member)
    {
        const string used = """
            namespace P.To;
            public class A : System.Exception
            {
                public static int Field;
                public static int Call() => 1;
                public static E Kind() => E.One;
            }
            public enum E { None, One }
            public class Mark : System.Attribute { }
            """;
        var path = Compile(
            used,
            $"using System; using System.Collections.Generic; using System.Threading.Tasks;\n"
                + $"namespace P.From; public class Sample {{ {member} }}"
        );

        try
        {
            Assert.Contains(TypeReader.Read(path, new HashSet<string> { "P" }), use => use.FromModule == "P/From");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Compile(params string[] sources)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var references = platform.Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        var path = Path.Combine(AppContext.BaseDirectory, "Sample.dll");
        var result = CSharpCompilation
            .Create(
                "Sample",
                sources.Select(source => CSharpSyntaxTree.ParseText(source)),
                references.Select(reference => MetadataReference.CreateFromFile(reference)),
                new(OutputKind.DynamicallyLinkedLibrary)
            )
            .Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }
}
