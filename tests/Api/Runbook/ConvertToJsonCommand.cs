using System.Collections;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace Api.Tests.Runbook;

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
