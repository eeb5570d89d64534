using System.Buffers;
using Remediation.Baseline;
using Remediation.Findings;
using Remediation.Orders;
using Remediation.Planning;
using Remediation.Sweeps;
using Known = Cloud.Settings.KnownSettings;

namespace Cloud.Settings;

/// <summary>Reads what the installation may do, and when.</summary>
internal static class SweepPart
{
    private const int LongestTagName = 512;
    private const string NotInTagNames = @"<>%&\?/";

    private static readonly SearchValues<char> TagNameBreakers = SearchValues.Create(NotInTagNames);

    public static SweepSettings Read(SettingReader reader, int mostItems)
    {
        RequireSchedule(reader);
        reader.Required(Known.Subscriptions);
        var mode = reader.Choice<SweepMode>(Known.Mode);
        var subscriptions = reader.List(
            Known.Subscriptions,
            mostItems,
            text => Guid.TryParseExact(text, "D", out var id) ? id.ToString("D") : null,
            "a subscription id (a GUID)"
        );
        var policy = new SweepPolicy
        {
            LookBack = reader.Span(Known.LookBack, TimeSpan.FromHours(1), TimeSpan.FromDays(30)),
            OptOutTag = TagName(reader),
            Baseline = TlsBaseline.Of(Parts(reader, mostItems)),
            NoiseFloor = Floor(reader),
            MaxRepairs = reader.Whole(Known.MaxRepairs, 1, 10_000),
            MaxRepairShare = reader.Share(Known.MaxRepairShare),
            Scope = Scope(reader, mostItems),
            MaxAttempts = reader.Whole(Known.MaxAttempts, 1, 10),
            RetryAfter = reader.Span(Known.RetryAfter, TimeSpan.Zero, TimeSpan.FromDays(30)),
            RepairDriftAfter = reader.Span(Known.RepairDriftAfter, TimeSpan.Zero, TimeSpan.FromDays(90)),
            ConfirmAfter = reader.Span(Known.ConfirmAfter, TimeSpan.Zero, TimeSpan.FromDays(30)),
            ConfirmHits = reader.Whole(Known.ConfirmHits, 1, int.MaxValue),
            Restart = RestartPart.Read(reader),
            InspectsCandidates = reader.Flag(Known.InspectCandidates),
            Probe = Endpoint(reader),
        };
        Agreement.OfFloor(reader, policy.NoiseFloor, policy.LookBack);
        return new SweepSettings(mode, subscriptions, policy);
    }

    private static NoiseFloor Floor(SettingReader reader)
    {
        return new(
            reader.Whole(Known.MinimumHits, 1, int.MaxValue),
            reader.Share(Known.MinimumShare),
            reader.Whole(Known.MinimumDays, 1, 31),
            reader.Text(Known.Recency).Length == 0
                ? null
                : reader.Span(Known.Recency, TimeSpan.FromHours(1), TimeSpan.FromDays(30))
        );
    }

    private static void RequireSchedule(SettingReader reader)
    {
        var schedule = reader.Required(Known.Schedule);
        if (schedule.Length > 0 && TimerSchedule.Refusal(schedule) is { } refusal)
        {
            reader.Refuse(Known.Schedule, $"{Setting.Spell(Known.Schedule)} {refusal}");
        }
    }

    private static BaselinePart[] Parts(SettingReader reader, int mostItems)
    {
        var names = reader.List(
            Known.BaselineParts,
            mostItems,
            text =>
                Enum.GetNames<BaselinePart>()
                    .FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)),
            $"one of {string.Join(", ", Enum.GetNames<BaselinePart>())}"
        );
        BaselinePart[] parts = [.. names.Select(Enum.Parse<BaselinePart>)];
        Agreement.OfParts(reader, parts);
        return parts;
    }

    private static ProbeEndpoint? Endpoint(SettingReader reader)
    {
        var text = reader.Text(Known.Probe);
        var endpoint = ProbeEndpoint.Parse(text);
        if (text.Length > 0 && endpoint is null)
        {
            reader.Refuse(
                Known.Probe,
                $"{Setting.Spell(Known.Probe)} must be host:port such as login.example.com:443, not {Quotes.Of(text)}."
            );
        }

        return endpoint;
    }

    private static FleetScope Scope(SettingReader reader, int mostItems)
    {
        var within = ResourceGroups(reader, Known.ResourceGroups, mostItems);
        var without = ResourceGroups(reader, Known.ExcludedResourceGroups, mostItems);
        var tag = RequiredTag(reader);
        return within.Count + without.Count == 0 && tag is null
            ? FleetScope.Everything
            : new FleetScope
            {
                ResourceGroups = within,
                ExcludedResourceGroups = without,
                RequiredTag = tag,
            };
    }

    // ARM's own rule: up to 90 letters, digits, hyphens, underscores, brackets and full stops, none at the end.
    private static IReadOnlyList<string> ResourceGroups(SettingReader reader, string name, int mostItems)
    {
        return reader.List(
            name,
            mostItems,
            text =>
                text.Length <= 90
                && !text.EndsWith('.')
                && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '(' or ')')
                    ? text.ToLowerInvariant()
                    : null,
            "the name of a resource group"
        );
    }

    private static KeyValuePair<string, string>? RequiredTag(SettingReader reader)
    {
        var text = reader.Text(Known.RequiredTag);
        if (text.Length == 0)
        {
            return null;
        }

        var parts = text.Split(':', 2);
        // An equals sign is in no setting of ours: what has one may be a secret that was pasted into the wrong place.
        if (
            parts.Length < 2
            || text.Contains('=')
            || parts[0].Trim().Length is 0 or > LongestTagName
            || parts[0].AsSpan().ContainsAny(TagNameBreakers)
            || text.Any(char.IsControl)
        )
        {
            reader.Refuse(
                Known.RequiredTag,
                $"{Setting.Spell(Known.RequiredTag)} must be name:value such as TlsRemediation:include, not "
                    + $"{Quotes.Of(text)}."
            );
            return null;
        }

        return KeyValuePair.Create(parts[0].Trim(), parts[1].Trim());
    }

    // A tag that no machine can carry would opt nobody out.
    private static string TagName(SettingReader reader)
    {
        var tag = reader.Text(Known.OptOutTag);
        if (tag.Length > LongestTagName || tag.AsSpan().ContainsAny(TagNameBreakers) || tag.Any(char.IsControl))
        {
            reader.Refuse(
                Known.OptOutTag,
                $"{Setting.Spell(Known.OptOutTag)} must be the name of a tag: at most {LongestTagName} "
                    + $"characters, none of {NotInTagNames}"
            );
        }

        return tag;
    }
}
