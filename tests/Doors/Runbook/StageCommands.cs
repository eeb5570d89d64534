using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Doors.Tests.Runbook;

/// <summary>Commands that stand in for a function of the runbook, or for one of a module that the engine's package does not bring along.</summary>
public abstract class StageCommand : PSCmdlet
{
    internal StageWorld World => (StageWorld)SessionState.PSVariable.GetValue("StageWorld");
}

[Cmdlet(VerbsCommon.Get, "StageNow")]
public sealed class GetStageNowCommand : StageCommand
{
    protected override void ProcessRecord() => WriteObject(World.Now);
}

[Cmdlet(VerbsLifecycle.Wait, "StageSeconds")]
public sealed class WaitStageSecondsCommand : StageCommand
{
    [Parameter(Position = 0, Mandatory = true)]
    public int Seconds { get; set; }

    protected override void ProcessRecord() => World.Sleep(Seconds);
}

[Cmdlet(VerbsCommon.Get, "StageSetting")]
public sealed class GetStageSettingCommand : StageCommand
{
    [Parameter(Position = 0, Mandatory = true)]
    public string Name { get; set; } = "";

    protected override void ProcessRecord() => WriteObject(World.Settings.GetValueOrDefault(Name));
}

[Cmdlet(VerbsCommon.New, "StageClient")]
public sealed class NewStageClientCommand : StageCommand
{
    protected override void ProcessRecord() => WriteObject(World.NewClient());
}

[Cmdlet(VerbsCommunications.Write, "Verbose")]
public sealed class WriteVerboseCommand : StageCommand
{
    [Parameter(Position = 0, Mandatory = true)]
    [AllowEmptyString]
    public string Message { get; set; } = "";

    protected override void ProcessRecord() => WriteVerbose(Message);
}

[Cmdlet(VerbsCommunications.Write, "Warning")]
public sealed class WriteWarningCommand : StageCommand
{
    [Parameter(Position = 0, Mandatory = true)]
    public string Message { get; set; } = "";

    protected override void ProcessRecord() => WriteWarning(Message);
}

[Cmdlet(VerbsCommon.Add, "Type")]
public sealed class AddTypeCommand : StageCommand
{
    [Parameter(Mandatory = true)]
    public string AssemblyName { get; set; } = "";

    // The assembly is part of this runtime already.
    protected override void ProcessRecord() => WriteVerbose(AssemblyName);
}

[Cmdlet(VerbsData.ConvertTo, "Json")]
public sealed class ConvertToJsonCommand : StageCommand
{
    [Parameter(Mandatory = true)]
    public object InputObject { get; set; } = "";

    [Parameter]
    public int Depth { get; set; }

    [Parameter]
    public SwitchParameter Compress { get; set; }

    protected override void ProcessRecord() => WriteObject(Node(InputObject)?.ToJsonString());

    private static JsonNode? Node(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            null => null,
            string text => JsonValue.Create(text),
            bool truth => JsonValue.Create(truth),
            IDictionary members => new JsonObject(
                members.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, Node(members[key])))
            ),
            IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Node)]),
            var other => JsonValue.Create(Convert.ToInt64(other)),
        };
}

[Cmdlet(VerbsData.ConvertFrom, "Json")]
public sealed class ConvertFromJsonCommand : StageCommand
{
    [Parameter(Mandatory = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = "";

    // The real one gives nothing for empty text and a terminating error for what is no JSON.
    protected override void ProcessRecord()
    {
        if (InputObject.Trim().Length == 0)
        {
            return;
        }

        try
        {
            WriteObject(Value(JsonNode.Parse(InputObject)));
        }
        catch (JsonException error)
        {
            ThrowTerminatingError(
                new ErrorRecord(new ArgumentException(error.Message), "NoJson", ErrorCategory.InvalidArgument, null)
            );
        }
    }

    private static object? Value(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            return items.Select(Value).ToArray();
        }

        if (node is JsonObject members)
        {
            var result = new PSObject();
            foreach (var (name, value) in members)
            {
                result.Properties.Add(new PSNoteProperty(name, Value(value)));
            }

            return result;
        }

        return node?.GetValueKind() switch
        {
            null => null,
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.Number => node.GetValue<long>(),
            _ => node.GetValue<bool>(),
        };
    }
}
