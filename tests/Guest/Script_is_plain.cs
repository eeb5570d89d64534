using System.Management.Automation.Language;
using Remediation.Orders;

namespace Guest.Tests;

/// <summary>What can be proven about the script without running it.</summary>
public class Script_is_plain
{
    private static readonly string[] AllowedCommands = ["Set-StrictMode"];

    // Types and members that .NET Framework 4.0 has; a new name here is to be looked up in its documentation first.
    private static readonly string[] AllowedTypes =
    [
        "string", "int", "long", "char", "array", "byte[]", "string[]", "bool", "Math", "Convert", "BitConverter", "StringComparison",
        "Text.Encoding", "object[]", "Environment", "Activator", "Type", "IO.Path", "DateTime", "Globalization.CultureInfo", "Diagnostics.Process", "Diagnostics.ProcessStartInfo",
        "Diagnostics.FileVersionInfo", "Net.Sockets.TcpClient", "Net.Sockets.SocketException", "Net.Security.SslStream",
        "Net.Security.RemoteCertificateValidationCallback", "Microsoft.Win32.RegistryKey", "Microsoft.Win32.RegistryOptions", "Microsoft.Win32.RegistryKeyPermissionCheck",
    ];

    private static readonly string[] AllowedMethods =
    [
        "OpenBaseKey", "OpenSubKey", "CreateSubKey", "DeleteSubKey", "GetValue", "GetValueKind", "GetValueNames", "GetSubKeyNames",
        "SetValue", "DeleteValue", "Close", "GetBaseException", "GetType", "StartsWith", "Split", "ToString", "ToInt32", "ToUInt32",
        "ToUInt64", "GetBytes", "GetString", "FromBase64String", "Join", "Equals", "Contains", "Substring", "LastIndexOf", "Reverse",
        "Min", "ToCharArray", "IsSurrogate", "Combine", "CreateInstance", "GetTypeFromProgID", "Start", "WaitForExit", "GetVersionInfo",
        "BeginConnect", "EndConnect", "WaitOne", "GetStream", "AuthenticateAsClient", "SetTimeouts", "Open", "Send",
        "CompareOrdinal",
    ];

    private static readonly ScriptBlockAst Script = Parse(out _);

    [Fact]
    public void It_parses_without_errors()
    {
        Parse(out var errors);
        Assert.Empty(errors);
    }

    [Fact]
    public void It_is_ascii_with_plain_line_ends() =>
        Assert.DoesNotContain(GuestScript.Text, letter => letter is > '\u007e' or (< ' ' and not '\n'));

    [Fact]
    public void It_calls_its_own_functions_and_one_core_command_only()
    {
        var own = All<FunctionDefinitionAst>().Select(function => function.Name).ToList();
        var called = All<CommandAst>().Select(command => command.GetCommandName()).ToList();

        Assert.DoesNotContain(null, called);
        Assert.Empty(called.Except([.. own, .. AllowedCommands]));
        Assert.Empty(own.Except(called));
        Assert.Distinct(own);
    }

    [Fact]
    public void It_never_runs_text_nor_dot_sources_nor_redirects()
    {
        Assert.All(All<CommandAst>(), command => Assert.Equal(TokenKind.Unknown, command.InvocationOperator));
        Assert.Empty(All<RedirectionAst>());
        Assert.Empty(All<UsingStatementAst>());
        Assert.DoesNotContain("New-Item", GuestScript.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Invoke-Expression", GuestScript.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("scriptblock", GuestScript.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void It_uses_listed_types_and_methods_only()
    {
        var types = All<TypeExpressionAst>().Select(type => type.TypeName.FullName)
            .Concat(All<TypeConstraintAst>().Select(type => type.TypeName.FullName));
        Assert.Empty(types.Except(AllowedTypes));

        var calls = All<InvokeMemberExpressionAst>().ToList();
        Assert.All(calls, call => Assert.IsType<StringConstantExpressionAst>(call.Member));
        Assert.Empty(calls.Select(call => ((StringConstantExpressionAst)call.Member).Value).Except(AllowedMethods));
    }

    [Fact]
    public void It_has_no_syntax_newer_than_PowerShell_3()
    {
        Assert.Empty(All<TernaryExpressionAst>());
        Assert.Empty(All<PipelineChainAst>());
        Assert.Empty(All<TypeDefinitionAst>());
        Assert.Empty(All<ConfigurationDefinitionAst>());
        Assert.DoesNotContain(All<BinaryExpressionAst>(), binary => binary.Operator == TokenKind.QuestionQuestion);
        Assert.DoesNotContain(All<AssignmentStatementAst>(), assignment => assignment.Operator == TokenKind.QuestionQuestionEquals);
        Assert.DoesNotContain(All<MemberExpressionAst>(), member => member.NullConditional);
        Assert.DoesNotContain(All<PipelineAst>(), pipeline => pipeline.Background);
        // Collections got Where() and ForEach() in version 4, types got new() in version 5.
        Assert.DoesNotContain(All<InvokeMemberExpressionAst>(), call => call.Member.Extent.Text is "new" or "Where" or "ForEach");
    }

    [Fact]
    public void It_opens_the_registry_in_one_function_and_that_only_opens_the_local_machine()
    {
        var opening = Assert.Single(All<InvokeMemberExpressionAst>(), call => call.Member.Extent.Text == "OpenBaseKey");
        Assert.StartsWith("[Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine',", opening.Extent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_set_in_one_place_that_checks_the_path_first()
    {
        var setting = Assert.Single(All<InvokeMemberExpressionAst>(), call => call.Member.Extent.Text == "SetValue");
        var function = (FunctionDefinitionAst)Enclosing(setting);
        Assert.Equal("Write-Value", function.Name);
        Assert.StartsWith("Assert-Writable $Path", function.Body.EndBlock.Statements[0].Extent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_are_at_most_fifty_lines_and_lines_at_most_140_columns()
    {
        Assert.All(All<FunctionDefinitionAst>(), function =>
            Assert.True(function.Extent.EndLineNumber - function.Extent.StartLineNumber < 50, function.Name));
        Assert.All(GuestScript.Text.Split('\n'), line => Assert.True(line.Length <= 140, line));
    }

    private static Ast Enclosing(Ast ast) => ast is FunctionDefinitionAst ? ast : Enclosing(ast.Parent);

    private static IEnumerable<T> All<T>()
        where T : Ast => Script.FindAll(ast => ast is T, searchNestedScriptBlocks: true).Cast<T>();

    private static ScriptBlockAst Parse(out ParseError[] errors) => Parser.ParseInput(GuestScript.Text, out _, out errors);
}
