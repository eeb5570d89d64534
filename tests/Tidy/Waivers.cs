namespace Tidy.Tests;

/// <summary>What the rules of style let through: rule, file, reason. The list may only shrink.</summary>
internal static class Waivers
{
    public const string LongFile = "LongFile";

    /// <summary>Static methods named Of that are still to be renamed. The number may only go down.</summary>
    public const int MethodsNamedOf = 66;

    private const string Chain = "the chain is part of a statement; it is to become a method of its own";
    private const string Formattable = "a FormattableString, which the screen escapes, cannot be put together from two";
    private const string Long = "to be split by what its parts do";
    private const string Pattern = "a regular expression in one piece";
    private const string Name = "a test's name; it is to become shorter";
    private const string Nested = "an expression inside an interpolated string; it is to become a variable";

    private static readonly Dictionary<string, Dictionary<string, string>> All = new()
    {
        ["NestedConditional"] = new()
        {
            ["src/Cloud/ConnectionLogs/CensusRows.cs"] = Chain,
            ["src/Cloud/ConnectionLogs/LogTarget.cs"] = Chain,
            ["src/Cloud/ConnectionLogs/WorkspaceConnectionLog.cs"] = Chain,
            ["src/Cloud/Inventory/ResourceGraphPage.cs"] = Chain,
            ["src/Cloud/Inventory/ResourceRow.cs"] = Chain,
            ["src/Doors/ReportDoor.cs"] = Chain,
            ["src/Lab/Exports/ExportFolder.cs"] = Chain,
            ["src/Lab/Exports/JsonValues.cs"] = Chain,
            ["src/Lab/Guests/Wine/WineInstallation.cs"] = Chain,
            ["src/Lab/Loop/Audit.cs"] = Chain,
            ["src/Lab/Platform/Graph/GraphRequest.cs"] = Chain,
            ["src/Lab/Platform/LabIdentity.cs"] = Chain,
            ["src/Lab/Platform/Logs/LogTables.cs"] = Chain,
            ["src/Lab/Platform/RunCommands/RunCommandBody.cs"] = Chain,
            ["src/Lab/Platform/Throttling/QuotaGate.cs"] = Chain,
        },
        ["WideLine"] = new()
        {
            ["src/Lab/CommandLine/Screen.cs"] = Formattable,
            ["tests/Doors/Http/Starting.cs"] = Nested,
            ["tests/Guest/RegistryCases.cs"] = Nested,
            ["tests/Infra/AzdTests.cs"] = Pattern,
            ["tests/Infra/DeployPageTests.cs"] = Pattern,
            ["tests/Infra/OptionCase.cs"] = Nested,
            ["tests/Remediation/Codes/ReasonCodesTests.cs"] = Pattern,
            ["tests/Remediation/Planning/RestartsTests.cs"] = Name,
        },
        [LongFile] = new()
        {
            ["src/Cloud/Settings/KnownSettings.cs"] = Long,
            ["src/Cloud/Settings/SettingReader.cs"] = Long,
            ["src/Cloud/State/TableSweepStore.cs"] = Long,
            ["src/Lab/CommandLine/LabArguments.cs"] = Long,
            ["src/Lab/CommandLine/Screen.cs"] = Long,
            ["src/Lab/Guests/Wine/WineGuest.cs"] = Long,
            ["src/Lab/Loop/Audit.cs"] = Long,
            ["src/Lab/World/LabWorld.cs"] = Long,
            ["tests/Cloud/Settings/SettingCase.cs"] = Long,
            ["tests/Remediation/Fleet/MachineMatcherTests.cs"] = Long,
            ["tests/Remediation/Planning/PlannerTests.cs"] = Long,
            ["tests/Remediation/Verdicts/JudgeTests.cs"] = Long,
        },
    };

    /// <summary>The files for which a rule is waived, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> For(string rule) => All.GetValueOrDefault(rule) ?? [];
}
