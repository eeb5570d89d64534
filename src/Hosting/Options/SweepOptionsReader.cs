using System.Buffers;
using Remediation.Baseline;
using Remediation.Orders;
using Remediation.Policies;
using Remediation.Sweeps;
using Known = Hosting.Options.KnownSettings;

namespace Hosting.Options;

/// <summary>Reads what sweeps may do, and their schedule.</summary>
internal static class SweepOptionsReader
{
    private const int LongestTagName = 512;
    private const string NotInTagNames = @"<>%&\?/";

    private static readonly SearchValues<char> TagNameBreakers = SearchValues.Create(NotInTagNames);

    public static SweepOptions Read(SettingReader reader, int mostItems)
    {
        RequireSchedule(reader);
        reader.ReadRequired(Known.Subscriptions);
        var mode = reader.ReadChoice<SweepMode>(Known.Mode);
        var subscriptions = reader.ReadList(
            Known.Subscriptions,
            mostItems,
            text => Guid.TryParseExact(text, "D", out var id) ? id.ToString("D") : null,
            "a subscription id (a GUID)"
        );
        var policy = new SweepPolicy
        {
            LookBack = reader.ReadTimeSpan(Known.LookBack, TimeSpan.FromHours(1), TimeSpan.FromDays(30)),
            OptOutTag = TagName(reader),
            Baseline = TlsBaseline.FromParts(Parts(reader, mostItems)),
            NoiseFloor = Floor(reader),
            MaxRepairs = reader.ReadInteger(Known.MaxRepairs, 1, 10_000),
            MaxRepairShare = reader.ReadShare(Known.MaxRepairShare),
            Scope = Scope(reader, mostItems),
            MaxAttempts = reader.ReadInteger(Known.MaxAttempts, 1, 10),
            RetryAfter = reader.ReadTimeSpan(Known.RetryAfter, TimeSpan.Zero, TimeSpan.FromDays(30)),
            RepairDriftAfter = reader.ReadTimeSpan(Known.RepairDriftAfter, TimeSpan.Zero, TimeSpan.FromDays(90)),
            ConfirmAfter = reader.ReadTimeSpan(Known.ConfirmAfter, TimeSpan.Zero, TimeSpan.FromDays(30)),
            ConfirmHits = reader.ReadInteger(Known.ConfirmHits, 1, int.MaxValue),
            Restart = RestartOptionsReader.Read(reader),
            InspectsCandidates = reader.ReadFlag(Known.InspectCandidates),
            Probe = Endpoint(reader),
        };
        CrossSettingRules.CheckNoiseFloor(reader, policy.NoiseFloor, policy.LookBack);
        return new SweepOptions(mode, subscriptions, policy);
    }

    private static NoiseFloor Floor(SettingReader reader)
    {
        return new(
            reader.ReadInteger(Known.MinimumHits, 1, int.MaxValue),
            reader.ReadShare(Known.MinimumShare),
            reader.ReadInteger(Known.MinimumDays, 1, 31),
            reader.ReadText(Known.MaximumAge).Length == 0
                ? null
                : reader.ReadTimeSpan(Known.MaximumAge, TimeSpan.FromHours(1), TimeSpan.FromDays(30))
        );
    }

    private static void RequireSchedule(SettingReader reader)
    {
        var schedule = reader.ReadRequired(Known.Schedule);
        if (schedule.Length > 0 && TimerSchedule.FindProblem(schedule) is { } refusal)
        {
            reader.Refuse(Known.Schedule, $"{Setting.Spell(Known.Schedule)} {refusal}");
        }
    }

    private static BaselinePart[] Parts(SettingReader reader, int mostItems)
    {
        var names = reader.ReadList(
            Known.BaselineParts,
            mostItems,
            text =>
                Enum.GetNames<BaselinePart>()
                    .FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)),
            $"one of {string.Join(", ", Enum.GetNames<BaselinePart>())}"
        );
        BaselinePart[] parts = [.. names.Select(Enum.Parse<BaselinePart>)];
        CrossSettingRules.CheckBaselineParts(reader, parts);
        return parts;
    }

    private static ProbeEndpoint? Endpoint(SettingReader reader)
    {
        var text = reader.ReadText(Known.Probe);
        var endpoint = ProbeEndpoint.Parse(text);
        if (text.Length > 0 && endpoint is null)
        {
            reader.Refuse(
                Known.Probe,
                $"{Setting.Spell(Known.Probe)} must be host:port such as login.example.com:443, not "
                    + $"{SettingText.Quote(text)}."
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
        return reader.ReadList(
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
        var text = reader.ReadText(Known.RequiredTag);
        if (text.Length == 0)
        {
            return null;
        }

        var parts = text.Split(':', 2);
        // No valid setting contains an equals sign; a value with one may be a secret in the wrong place.
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
                    + $"{SettingText.Quote(text)}."
            );
            return null;
        }

        return KeyValuePair.Create(parts[0].Trim(), parts[1].Trim());
    }

    // With a tag name that Azure does not allow, no machine could opt out.
    private static string TagName(SettingReader reader)
    {
        var tag = reader.ReadText(Known.OptOutTag);
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
