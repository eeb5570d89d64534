using System.Text.Json.Serialization;

namespace Api.Responses;

/// <summary>One wrong part of a request.</summary>
internal sealed record FieldErrorDocument(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter,
    string Detail
);
