using Remediation.Reasons;

namespace Cloud.State;

/// <summary>Reasons as they are kept, by id and detail, and back.</summary>
internal static class ReasonSerializer
{
    private static readonly Dictionary<string, ReasonCode> Known = ReasonCodes.All.ToDictionary(
        code => code.Id,
        StringComparer.Ordinal
    );

    /// <summary>The reason. One that only a newer version knows is still a reason: its id can be looked up.</summary>
    public static Reason Deserialize(string id, string detail)
    {
        return new(
            Known.GetValueOrDefault(id)
                ?? new ReasonCode(
                    id,
                    "Unknown",
                    Recurrence.Permanent,
                    "A reason that this version of the product does not know.",
                    "Look its id up in the documentation of the newer version."
                ),
            detail
        );
    }
}
