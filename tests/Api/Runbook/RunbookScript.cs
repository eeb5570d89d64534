using System.Management.Automation.Language;

namespace Api.Tests.Runbook;

/// <summary>The runbook's text, byte for byte what is deployed.</summary>
internal static class RunbookScript
{
    public static string Text { get; } = Load();

    public static ScriptBlockAst Parse(out ParseError[] errors) => Parser.ParseInput(Text, out _, out errors);

    private static string Load()
    {
        using var stream = typeof(RunbookScript).Assembly.GetManifestResourceStream("Invoke-TlsSweep.ps1")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
