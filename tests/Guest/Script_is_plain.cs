using System.Management.Automation.Language;
using Remediation.Orders;

namespace Guest.Tests;

/// <summary>What can be proven about the script without running it.</summary>
public class Script_is_plain
{
    private static readonly ScriptBlockAst Script = Parser.ParseInput(GuestScript.Text, out _, out _);

    public static TheoryData<string> Bad =>
        [
            "'caf\u00e9'",
            "1\r\n2",
            "if (",
            "$a ? 1 : 2",
            "$a ?? 1",
            "$a ??= 1",
            "${a}?.Length",
            "true && $b",
            "true || $b",
            "class A { }",
            "enum A { B }",
            "using namespace System",
            "using module x",
            "#requires -Version 5\n1",
            "[string]::new('a', 1)",
            "@(1).Where({ $_ })",
            "@(1).ForEach({ $_ })",
            "New-Item x",
            "New-Item -Force x",
            "Set-StrictMode -Force",
            "ni x",
            "Invoke-Expression '1'",
            "iex '1'",
            "Add-Type 'class A { }'",
            "[scriptblock]::Create('1')",
            "& $a",
            "& 'x'",
            ". ./x.ps1",
            ". $a",
            "$a.$b()",
            "$a.\"x$b\"()",
            "$a.$b",
            "Import-Module x",
            "Get-ItemProperty x",
            "ForEach-Object { $_ }",
            "Start-Process shutdown.exe",
            "Restart-Computer",
            "Invoke-WebRequest x",
            "1 > x.txt",
            "1 2>&1",
            "Get-Date &",
            "[System.IO.File]::Delete('x')",
            "[Reflection.Assembly]::Load('x')",
            "[Diagnostics.Process]::GetProcesses()",
            "$key.DeleteSubKeyTree('x')",
            "workflow A { }",
            "configuration A { }",
            "function A { }; B",
            "$_.Exception.HResult",
            "shutdown.exe /r",
            "$ExecutionContext.InvokeCommand.InvokeScript('1')",
        ];

    public static TheoryData<string> Good =>
        [
            "",
            "Set-StrictMode -Version 2",
            "function Get-A { 'a' }\nGet-A",
            "$a = @{ B = 1 }; $a.B",
            "if (1 -in 1, 2) { [Math]::Min(1, 2) }",
            "foreach ($a in 1, 2) { [string]::Join(',', @($a)) }",
            "try { throw 'x' } catch { $_.Exception.GetBaseException() } finally { }",
            "switch (1) { 1 { 2 } default { 3 } }",
            "'{0:x}' -f 1",
            "param([string]$A) exit 0",
        ];

    [Fact]
    public void Script_gate_finds_no_fault_in_the_guest_script() => Assert.Empty(ScriptGate.Faults(GuestScript.Text));

    [Theory]
    [MemberData(nameof(Bad))]
    public void The_gate_refuses(string script) => Assert.NotEmpty(ScriptGate.Faults(script));

    [Theory]
    [MemberData(nameof(Good))]
    public void The_gate_lets_pass(string script) => Assert.Empty(ScriptGate.Faults(script));

    [Fact]
    public void Every_guest_script_function_is_called_and_uniquely_named()
    {
        var own = All<FunctionDefinitionAst>().Select(function => function.Name).ToList();
        Assert.Empty(own.Except(All<CommandAst>().Select(command => command.GetCommandName())));
        Assert.Distinct(own);
    }

    [Fact]
    public void Guest_script_restarts_in_one_place_only_under_a_restart_order()
    {
        var starting = Assert.Single(All<InvokeMemberExpressionAst>(), call => call.Member.Extent.Text == "Start");
        Assert.Equal("Start-Restart", ((FunctionDefinitionAst)Enclosing(starting)).Name);
        var asking = Assert.Single(All<CommandAst>(), command => command.GetCommandName() == "Start-Restart");
        Assert.Equal("Invoke-Restart", ((FunctionDefinitionAst)Enclosing(asking)).Name);
        var ordering = Assert.Single(All<CommandAst>(), command => command.GetCommandName() == "Invoke-Restart");
        Assert.Equal(
            "if ($Mode -eq 'Restart') { Invoke-Restart $run ([int]$Delay) $Reason }",
            Statement(ordering).Extent.Text
        );
    }

    [Fact]
    public void Guest_script_opens_the_registry_in_one_function_and_only_the_local_machine()
    {
        var opening = Assert.Single(All<InvokeMemberExpressionAst>(), call => call.Member.Extent.Text == "OpenBaseKey");
        Assert.StartsWith(
            "[Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine',",
            opening.Extent.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Values_are_set_in_one_place_that_checks_the_path_first()
    {
        var setting = Assert.Single(All<InvokeMemberExpressionAst>(), call => call.Member.Extent.Text == "SetValue");
        var function = (FunctionDefinitionAst)Enclosing(setting);
        Assert.Equal("Write-Value", function.Name);
        Assert.StartsWith(
            "Assert-Writable $Path",
            function.Body.EndBlock.Statements[0].Extent.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Functions_are_at_most_fifty_lines_and_lines_at_most_140_columns()
    {
        Assert.All(
            All<FunctionDefinitionAst>(),
            function => Assert.True(function.Extent.EndLineNumber - function.Extent.StartLineNumber < 50, function.Name)
        );
        Assert.All(GuestScript.Text.Split('\n'), line => Assert.True(line.Length <= 140, line));
    }

    private static Ast Statement(Ast ast) => ast is IfStatementAst ? ast : Statement(ast.Parent);

    private static Ast Enclosing(Ast ast) => ast is FunctionDefinitionAst ? ast : Enclosing(ast.Parent);

    private static IEnumerable<T> All<T>()
        where T : Ast => Script.FindAll(ast => ast is T, searchNestedScriptBlocks: true).Cast<T>();
}
