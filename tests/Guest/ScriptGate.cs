using System.Management.Automation.Language;

namespace Guest.Tests;

/// <summary>
/// Finds what Windows PowerShell 3.0 or the rules of this project do not allow in a script, with PowerShell's own
/// parser.
/// </summary>
internal static class ScriptGate
{
    private static readonly string[] AllowedCommands = ["Set-StrictMode"];

    // Types and members that .NET Framework 4.0 has; a new name here is to be looked up in its documentation first.
    private static readonly string[] AllowedTypes =
    [
        "string",
        "int",
        "long",
        "char",
        "array",
        "byte[]",
        "string[]",
        "object[]",
        "bool",
        "Math",
        "Convert",
        "BitConverter",
        "StringComparison",
        "Text.Encoding",
        "Environment",
        "Activator",
        "Type",
        "IO.Path",
        "DateTime",
        "Globalization.CultureInfo",
        "Diagnostics.Process",
        "Diagnostics.ProcessStartInfo",
        "Diagnostics.FileVersionInfo",
        "Runtime.InteropServices.ExternalException",
        "Net.Sockets.TcpClient",
        "Net.Sockets.SocketException",
        "Net.Security.SslStream",
        "Net.Security.RemoteCertificateValidationCallback",
        "Microsoft.Win32.RegistryKey",
        "Microsoft.Win32.RegistryOptions",
        "Microsoft.Win32.RegistryKeyPermissionCheck",
    ];

    private static readonly string[] AllowedMethods =
    [
        "OpenBaseKey",
        "OpenSubKey",
        "CreateSubKey",
        "DeleteSubKey",
        "GetValue",
        "GetValueKind",
        "GetValueNames",
        "GetSubKeyNames",
        "SetValue",
        "DeleteValue",
        "Close",
        "GetBaseException",
        "GetType",
        "StartsWith",
        "Split",
        "ToString",
        "ToInt32",
        "ToUInt32",
        "ToUInt64",
        "GetBytes",
        "GetString",
        "FromBase64String",
        "Join",
        "Equals",
        "Contains",
        "Substring",
        "LastIndexOf",
        "Reverse",
        "Min",
        "ToCharArray",
        "IsSurrogate",
        "Combine",
        "CreateInstance",
        "GetTypeFromProgID",
        "Start",
        "WaitForExit",
        "GetVersionInfo",
        "BeginConnect",
        "EndConnect",
        "WaitOne",
        "GetStream",
        "AuthenticateAsClient",
        "SetTimeouts",
        "Open",
        "Send",
        "CompareOrdinal",
    ];

    /// <summary>Every fault, in words; empty for a script that may go into a machine.</summary>
    /// <param name="script">Its text.</param>
    /// <param name="beyond">Types and methods that this script alone may use.</param>
    public static IReadOnlyList<string> Faults(string script, params string[] beyond)
    {
        var ast = Parser.ParseInput(script, out _, out var errors);
        if (errors.Length > 0)
        {
            return [$"does not parse: {errors[0].Message}"];
        }

        var nodes = ast.FindAll(_ => true, searchNestedScriptBlocks: true).ToList();
        var own = nodes
            .OfType<FunctionDefinitionAst>()
            .Select(function => function.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Letters(script),
            .. nodes.SelectMany(node =>
                Fault(node, own, beyond) is { } fault
                    ? [$"{fault}: {node.Extent.Text.Split('\n')[0]}"]
                    : Array.Empty<string>()
            ),
        ];
    }

    private static IEnumerable<string> Letters(string script) =>
        script.Any(letter => letter is > '\u007e' or (< ' ' and not '\n'))
            ? ["a letter that is not ASCII, or another line end"]
            : [];

    private static string? Fault(Ast node, HashSet<string> own, string[] beyond) =>
        node switch
        {
            CommandAst command => Fault(command, own),
            CommandParameterAst { ParameterName: var name }
                when name.Equals("Force", StringComparison.OrdinalIgnoreCase) => "-Force",
            TypeExpressionAst type when !AllowedTypes.Concat(beyond).Contains(type.TypeName.FullName) =>
                "a type that is not listed",
            TypeConstraintAst type when !AllowedTypes.Concat(beyond).Contains(type.TypeName.FullName) =>
                "a type that is not listed",
            InvokeMemberExpressionAst { Member: not StringConstantExpressionAst } => "a method whose name is computed",
            MemberExpressionAst { NullConditional: true } => "null-conditional access of version 7",
            // Collections got Where() and ForEach() in version 4, types got new() in version 5.
            InvokeMemberExpressionAst call when !AllowedMethods.Concat(beyond).Contains(call.Member.Extent.Text) =>
                "a method that is not listed",
            MemberExpressionAst { Member: not StringConstantExpressionAst } => "a member whose name is computed",
            // Protected before .NET Framework 4.5.
            MemberExpressionAst { Member.Extent.Text: "HResult" } => "a property that .NET Framework 4.0 does not show",
            RedirectionAst => "a redirection",
            UsingStatementAst or UsingExpressionAst => "using",
            TernaryExpressionAst => "the ternary operator of version 7",
            PipelineChainAst => "a pipeline chain of version 7",
            PipelineAst { Background: true } => "a background pipeline of version 6",
            TypeDefinitionAst => "a class or enum of version 5",
            ConfigurationDefinitionAst or DynamicKeywordStatementAst => "a configuration of version 4",
            BinaryExpressionAst { Operator: TokenKind.QuestionQuestion } => "the null operator of version 7",
            AssignmentStatementAst { Operator: TokenKind.QuestionQuestionEquals } => "the null assignment of version 7",
            ForEachStatementAst { Flags: not ForEachFlags.None } or ForEachStatementAst { ThrottleLimit: not null } =>
                "a parallel loop",
            ScriptBlockAst { ScriptRequirements: not null } => "a #requires",
            _ => null,
        };

    private static string? Fault(CommandAst command, HashSet<string> own) =>
        command.InvocationOperator != TokenKind.Unknown ? "a call of what a variable or text names"
        : command.GetCommandName() is not { } name ? "a command whose name is computed"
        : own.Contains(name) || AllowedCommands.Contains(name, StringComparer.OrdinalIgnoreCase) ? null
        : "a command that is not listed";
}
