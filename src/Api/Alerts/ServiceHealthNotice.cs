namespace Api.Alerts;

/// <summary>
/// Reads a notice of Azure Service Health (learn.microsoft.com, "Service Health notifications data properties"). The
/// notice's text is not searched for TLS: an advisory with unexpected wording matters too, and the Report sweep that
/// the notice starts contacts no machine.
/// </summary>
internal static class ServiceHealthNotice
{
    // Incident is left out: an outage does not depend on a machine's registry.
    private static readonly HashSet<string> Announcements = new(
        ["Security", "ActionRequired", "Informational", "Maintenance"],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly HashSet<string> Endings = new(
        ["Resolved", "RCA", "Complete", "Completed", "Canceled", "Cancelled"],
        StringComparer.OrdinalIgnoreCase
    );

    public static bool IsOne(AlertPayload post) => post.IsWatchedBy("ServiceHealth");

    public static AlertReading Read(AlertPayload post)
    {
        var properties = post.Context.Member("properties");
        var type = properties.Text("incidentType");
        var stage = properties.Text("stage");
        var status = post.Context.Text("status");
        if (!Announcements.Contains(type))
        {
            var what = type.Length == 0 ? "no incident type" : $"the incident type '{type.OneLine(40)}'";
            return new AlertReading.Ignored(
                post.Identity,
                $"The Service Health notice has {what}; {string.Join(", ", Announcements)} are read."
            );
        }

        // An unknown or missing stage counts as active: a superfluous Report sweep costs less than a missed advisory.
        if (Endings.Contains(stage) || Endings.Contains(status))
        {
            return new AlertReading.Ignored(
                post.Identity,
                "The Service Health notice is about something that is over."
            );
        }

        var title = properties.Text("defaultLanguageTitle") is { Length: > 0 } english
            ? english
            : properties.Text("title");
        return new AlertReading.Advisory(post.Identity, title.OneLine(AlertPayload.MostTextCharacters));
    }
}
