using System.Text.Json;

namespace Api.Alerts;

/// <summary>A payload of the right schema, with the essentials that every alert must have.</summary>
/// <param name="Essentials">The properties that all alerts have.</param>
/// <param name="Context">The properties of this kind of alert; undefined if there are none.</param>
internal readonly record struct AlertPayload(JsonElement Essentials, JsonElement Context)
{
    public const int MostTextCharacters = 200;

    public AlertIdentity Identity
    {
        get
        {
            return new(
                Essentials.Text("alertId").OneLine(AlertReader.MostIdentityCharacters),
                Essentials.Text("firedDateTime").OneLine(AlertReader.MostIdentityCharacters),
                RuleName,
                Essentials.Text("monitoringService").OneLine(MostTextCharacters)
            );
        }
    }

    public string RuleName => Essentials.Text("alertRule").OneLine(MostTextCharacters);

    public bool IsFired => Essentials.Text("monitorCondition").Equals("Fired", StringComparison.OrdinalIgnoreCase);

    /// <summary>ARM ids of the resources that the rule monitors: a machine, a workspace, a subscription.</summary>
    public IReadOnlyList<string> Targets =>
        [.. Essentials.Member("alertTargetIDs").Items().Select(item => item.Text())];

    /// <summary>
    /// Monitoring services are spelled with and without blanks ("ResourceHealth", "Resource Health").
    /// </summary>
    public bool IsWatchedBy(string service)
    {
        return Essentials
            .Text("monitoringService")
            .Replace(" ", "", StringComparison.Ordinal)
            .Equals(service, StringComparison.OrdinalIgnoreCase);
    }
}
