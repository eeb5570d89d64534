using System.Diagnostics.CodeAnalysis;
using Remediation.Collections;

namespace Remediation.Inventory;

/// <summary>
/// An ARM id that is known to name a machine, in lower case. The only way to get one is <see cref="TryParse"/>,
/// so no text from a log or request can become a resource id unchecked.
/// </summary>
public sealed record MachineId
{
    private static readonly InternPool<string> Shared = new();

    private MachineId(string value, MachineKind kind, string subscriptionId, string resourceGroup, string name)
    {
        Value = value;
        Kind = kind;
        SubscriptionId = subscriptionId;
        ResourceGroup = resourceGroup;
        Name = name;
    }

    /// <summary>The whole ARM id in lower case.</summary>
    public string Value { get; }

    /// <summary>What kind of machine the id names.</summary>
    public MachineKind Kind { get; }

    /// <summary>Subscription, lower case.</summary>
    public string SubscriptionId { get; }

    /// <summary>Resource group, lower case.</summary>
    public string ResourceGroup { get; }

    /// <summary>Last segment, lower case: the resource's name, or the instance id of a scale-set VM.</summary>
    public string Name { get; }

    /// <summary>Reads an ARM id; false where it is not well formed or names no machine.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MachineId? id)
    {
        id = null;
        var value = (text ?? "").Trim().TrimEnd('/').ToLowerInvariant();
        var parts = value.Split('/');
        if (
            parts.Length < 9
            || parts[0].Length > 0
            || parts[1] != "subscriptions"
            || parts[3] != "resourcegroups"
            || parts[5] != "providers"
            || !Array.TrueForAll(parts[1..], IsSafeSegment)
            || KindOf(parts) is not { } kind
        )
        {
            return false;
        }

        id = new MachineId(value, kind, Shared.Intern(parts[2]), Shared.Intern(parts[4]), parts[^1]);
        return true;
    }

    /// <summary>Reads an ARM id that must name a machine.</summary>
    /// <exception cref="FormatException">The text names no machine.</exception>
    public static MachineId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not the ARM id of a machine.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static MachineKind? KindOf(string[] parts)
    {
        return (parts.Length, string.Join('/', parts[6..])) switch
        {
            (9, var type) when type.StartsWith("microsoft.compute/virtualmachines/", StringComparison.Ordinal) =>
                MachineKind.AzureVm,
            (9, var type) when type.StartsWith("microsoft.hybridcompute/machines/", StringComparison.Ordinal) =>
                MachineKind.ArcServer,
            (11, var type)
                when type.StartsWith("microsoft.compute/virtualmachinescalesets/", StringComparison.Ordinal)
                    && parts[9] == "virtualmachines" => MachineKind.ScaleSetVm,
            _ => null,
        };
    }

    // ARM's own naming rules for resource groups and machines stay within these characters.
    private static bool IsSafeSegment(string segment) =>
        segment.Length is > 0 and <= 90
        && segment is not "." and not ".."
        && segment.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '(' or ')');
}
