using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Api.Tests.Runbook;

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
