using System.Management.Automation.Language;

namespace Guest.Tests.EventLogging;

/// <summary>
/// What can be proven about the script without running it. The gate is the guest script's, and what it uses beyond that
/// is listed.
/// </summary>
public sealed class Script_of_event_logging_is_plain
{
    private static readonly ScriptBlockAst Script = Parser.ParseInput(Stage.Script, out _, out _);

    private static readonly string[] Beyond =
    [
        "void",
        "IO.Directory",
        "IO.File",
        "AddHours",
        "Connect",
        "CreateDirectory",
        "Delete",
        "DeleteTask",
        "Exists",
        "GetDirectoryName",
        "GetFolder",
        "GetFolderPath",
        "GetTasks",
        "RegisterTask",
        "Replace",
        "WriteAllText",
    ];

    [Fact]
    public void Logging_script_uses_little_beyond_the_commands_of_the_guest_script()
    {
        Assert.Empty(ScriptGate.Faults(Stage.Script, Beyond));
        Assert.All(Beyond, one => Assert.NotEmpty(ScriptGate.Faults(Stage.Script, [.. Beyond.Except([one])])));
    }

    [Fact]
    public void Values_are_set_in_one_place_that_checks_the_path_first()
    {
        var setting = Assert.Single(All<InvokeMemberExpressionAst>(), call => call.Member.Extent.Text == "SetValue");
        var function = Enclosing(setting);
        Assert.Equal("Write-Value", function.Name);
        Assert.StartsWith(
            "if ($Path -ne $Record -and ($Path -ne $Schannel -or $ValueName -ne $Name)) { throw",
            function.Body.EndBlock.Statements[0].Extent.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_task_is_registered_before_the_value_is_raised()
    {
        var body = Assert.Single(All<FunctionDefinitionAst>(), function => function.Name == "Invoke-Raise").Extent.Text;
        Assert.True(
            body.IndexOf("Save-Task", StringComparison.Ordinal)
                < body.IndexOf("Write-Value $Schannel", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Functions_are_short_lines_fit_and_the_help_describes_every_parameter()
    {
        Assert.All(
            All<FunctionDefinitionAst>(),
            function => Assert.True(function.Extent.EndLineNumber - function.Extent.StartLineNumber < 50, function.Name)
        );
        Assert.All(Stage.Script.Split('\n'), line => Assert.True(line.Length <= 140, line));
        Assert.Equal(
            Script
                .ParamBlock.Parameters.Select(parameter => parameter.Name.VariablePath.UserPath.ToUpperInvariant())
                .Order(),
            Script.GetHelpContent().Parameters.Keys.Select(name => name.ToUpperInvariant()).Order()
        );
    }

    private static FunctionDefinitionAst Enclosing(Ast ast) => ast as FunctionDefinitionAst ?? Enclosing(ast.Parent);

    private static IEnumerable<T> All<T>()
        where T : Ast => Script.FindAll(ast => ast is T, searchNestedScriptBlocks: true).Cast<T>();
}
