using System.Management.Automation.Language;

namespace Api.Tests.Runbook;

/// <summary>What can be proven about the runbook without running it.</summary>
public class Runbook_is_plain
{
    // Commands of both PowerShells, and the one that Azure Automation adds.
    private static readonly string[] AllowedCommands =
    [
        "Set-StrictMode",
        "ForEach-Object",
        "Where-Object",
        "ConvertFrom-Json",
        "ConvertTo-Json",
        "Start-Sleep",
        "Add-Type",
        "Write-Verbose",
        "Write-Warning",
    ];

    private static readonly string[] AllowedTypes =
    [
        "CmdletBinding",
        "Parameter",
        "uri",
        "string",
        "string[]",
        "int",
        "long",
        "bool",
        "void",
        "ref",
        "hashtable",
        "pscustomobject",
        "DateTimeOffset",
        "TimeSpan",
        "Math",
        "Environment",
        "Guid",
        "UriPartial",
        "Text.Encoding",
        "Collections.IDictionary",
        "Net.ServicePointManager",
        "System.Net.Http.HttpClient",
        "System.Net.Http.HttpClientHandler",
        "System.Net.Http.HttpRequestMessage",
        "System.Net.Http.HttpMethod",
        "System.Net.Http.StringContent",
    ];

    private static readonly ScriptBlockAst Script = RunbookScript.Parse(out _);

    [Fact]
    public void Runbook_parses_without_errors()
    {
        RunbookScript.Parse(out var errors);
        Assert.Empty(errors);
    }

    [Fact]
    public void Runbook_is_ASCII_with_LF_line_ends() =>
        Assert.DoesNotContain(RunbookScript.Text, letter => letter is > '\u007e' or (< ' ' and not '\n'));

    [Fact]
    public void Runbook_calls_only_its_own_functions_and_listed_commands()
    {
        var own = All<FunctionDefinitionAst>().Select(function => function.Name).ToList();
        var called = All<CommandAst>().Select(command => command.GetCommandName()).ToList();

        Assert.DoesNotContain(null, called);
        Assert.Empty(called.Except([.. own, .. AllowedCommands]));
        Assert.Empty(own.Except(called));
        Assert.Distinct(own);
    }

    [Fact]
    public void Runbook_never_invokes_text_dot_sources_or_redirects()
    {
        Assert.All(All<CommandAst>(), command => Assert.Equal(TokenKind.Unknown, command.InvocationOperator));
        Assert.Empty(All<RedirectionAst>());
        Assert.Empty(All<UsingStatementAst>());
        Assert.DoesNotContain("Invoke-Expression", RunbookScript.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("scriptblock", RunbookScript.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Runbook_uses_only_listed_types()
    {
        var types = All<TypeExpressionAst>()
            .Select(type => type.TypeName.FullName)
            .Concat(All<TypeConstraintAst>().Select(type => type.TypeName.FullName))
            .Concat(All<ConvertExpressionAst>().Select(convert => convert.Type.TypeName.FullName));
        Assert.Empty(types.Except(AllowedTypes));
    }

    [Fact]
    public void Runbook_has_no_syntax_newer_than_Windows_PowerShell_5_1()
    {
        Assert.Empty(All<TernaryExpressionAst>());
        Assert.Empty(All<PipelineChainAst>());
        Assert.DoesNotContain(All<BinaryExpressionAst>(), binary => binary.Operator == TokenKind.QuestionQuestion);
        Assert.DoesNotContain(
            All<AssignmentStatementAst>(),
            assignment => assignment.Operator == TokenKind.QuestionQuestionEquals
        );
        Assert.DoesNotContain(All<MemberExpressionAst>(), member => member.NullConditional);
        Assert.DoesNotContain(All<PipelineAst>(), pipeline => pipeline.Background);
    }

    [Fact]
    public void Runbook_does_input_and_output_in_four_functions_only()
    {
        Assert.Equal(
            "Wait-Seconds",
            FunctionOf(Assert.Single(All<CommandAst>(), command => command.GetCommandName() == "Start-Sleep"))
        );
        Assert.Equal(
            "New-SweepClient",
            FunctionOf(Assert.Single(All<CommandAst>(), command => command.GetCommandName() == "Add-Type"))
        );
        Assert.Equal(
            "Get-UtcNow",
            FunctionOf(Assert.Single(All<MemberExpressionAst>(), member => member.Member.Extent.Text == "UtcNow"))
        );
        Assert.Equal(
            "Get-Setting",
            FunctionOf(
                Assert.Single(
                    All<MemberExpressionAst>(),
                    member => member.Member.Extent.Text == "GetEnvironmentVariable"
                )
            )
        );
        Assert.DoesNotContain("$env:", RunbookScript.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Functions_are_at_most_fifty_lines_and_lines_at_most_140_columns()
    {
        Assert.All(
            All<FunctionDefinitionAst>(),
            function => Assert.True(function.Extent.EndLineNumber - function.Extent.StartLineNumber < 50, function.Name)
        );
        Assert.All(RunbookScript.Text.Split('\n'), line => Assert.True(line.Length <= 140, line));
    }

    [Fact]
    public void Runbook_help_describes_every_parameter()
    {
        var help = Script.GetHelpContent();
        Assert.NotEmpty(help.Synopsis);
        Assert.NotEmpty(help.Examples);
        Assert.Equal(
            Script
                .ParamBlock.Parameters.Select(parameter => parameter.Name.VariablePath.UserPath.ToUpperInvariant())
                .Order(),
            help.Parameters.Keys.Select(name => name.ToUpperInvariant()).Order()
        );
        Assert.All(help.Parameters.Values, text => Assert.NotEmpty(text.Trim()));
    }

    [Fact]
    public void Runbook_verdicts_equal_the_verdicts_of_reports()
    {
        var failOn = Assert.Single(
            Script.ParamBlock.Parameters,
            parameter => parameter.Name.VariablePath.UserPath == "FailOn"
        );
        var set = Assert.Single(
            failOn.Attributes.OfType<AttributeAst>(),
            attribute => attribute.TypeName.Name == "ValidateSet"
        );
        Assert.Equal(
            Enum.GetNames<Remediation.Verdicts.VerdictKind>().Append("None").Order(StringComparer.Ordinal),
            set.PositionalArguments.Select(argument => ((StringConstantExpressionAst)argument).Value)
                .Order(StringComparer.Ordinal)
        );
    }

    private static string FunctionOf(Ast ast) =>
        ast is FunctionDefinitionAst function ? function.Name : FunctionOf(ast.Parent);

    private static IEnumerable<T> All<T>()
        where T : Ast => Script.FindAll(ast => ast is T, searchNestedScriptBlocks: true).Cast<T>();
}
