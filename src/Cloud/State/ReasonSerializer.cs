using Remediation.Reasons;

namespace Cloud.State;

/// <summary>Reads stored reasons, which consist of id and detail.</summary>
internal static class ReasonSerializer
{
    private static readonly Dictionary<string, ReasonCode> Known = ReasonCodes.All.ToDictionary(
        code => code.Id,
        StringComparer.Ordinal
    );

    /// <summary>
    /// The reason. An id that only a newer version defines still gives a reason, because operators can look the id up.
    /// </summary>
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
