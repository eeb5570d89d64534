using System.Text.Json;

namespace FunctionApp.Tests;

/// <summary>A function and its trigger.</summary>
internal sealed record FunctionMetadata(string Name, JsonElement Trigger)
{
    public string Kind => Text("type");

    public string Text(string name) => Trigger.TryGetProperty(name, out var value) ? value.ToString() : "";
}
