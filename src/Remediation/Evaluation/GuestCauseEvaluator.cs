using System.Globalization;
using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Planning;

namespace Remediation.Evaluation;

/// <summary>Finds causes in the machine's own report. The values from before the repair count.</summary>
internal static class GuestCauseEvaluator
{
    private static readonly TlsBaseline Known = TlsBaseline.FromParts(Enum.GetValues<BaselinePart>());

    /// <summary>The causes that the facts point to; empty if there are none.</summary>
    public static IEnumerable<LikelyCause> Evaluate(PlanSubject suspect, GuestReport facts, TlsBaseline baseline)
    {
        LikelyCause[] registry =
        [
            .. Values(Cause.SchannelOff, facts, setting => setting.Id.StartsWith("s12c", StringComparison.Ordinal)),
            .. Values(Cause.DotNetDefault, facts, setting => setting.Root == RegistryRoot.DotNet),
            .. Values(Cause.WinHttpOverride, facts, setting => setting.Root == RegistryRoot.WinHttp),
        ];
        return
        [
            .. registry,
            .. WrittenBack(suspect, facts, baseline),
            .. Fips(facts),
            .. registry.Length > 0 ? [] : Ciphers(facts),
        ];
    }

    /// <summary>The cause if no other was found.</summary>
    public static LikelyCause FindFallback(PlanSubject suspect, GuestReport facts, TlsBaseline baseline)
    {
        if (
            !baseline.Settings.All(setting =>
                facts.Values.Any(value =>
                    value.Setting == setting.Id && setting.IsMetBy(value.Before, facts.WindowsBuild)
                )
            )
        )
        {
            return new LikelyCause(Cause.Unknown, "The logs do not tell, and no value that was read explains it.");
        }

        if (facts.RestartPending)
        {
            return new LikelyCause(
                Cause.AlreadyCompliant,
                "Every value was right; the machine has not restarted since they were written."
            );
        }

        if (suspect.Entry?.RestartSeenAt is not { } since)
        {
            return new LikelyCause(Cause.AlreadyCompliant, "Every value was right.");
        }

        if (suspect.Findings.Any(finding => finding.LastSeen > since))
        {
            return new LikelyCause(
                Cause.NonSchannelClient,
                $"Every value is right, and it went on after the restart that was seen at {Moment(since)}."
            );
        }

        return new LikelyCause(
            Cause.AlreadyCompliant,
            $"Every value was right, and nothing is newer than the restart that was seen at {Moment(since)}."
        );
    }

    private static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static IEnumerable<LikelyCause> Values(Cause cause, GuestReport facts, Func<RegistrySetting, bool> isAsked)
    {
        var wrong = facts
            .Values.Where(value =>
                Known.Find(value.Setting) is { } setting
                && isAsked(setting)
                && IsWrong(setting, value.Before, facts.WindowsBuild)
            )
            .Select(value => $"{value.Setting} was {value.Before}")
            .ToList();
        return wrong.Count > 0 ? [new LikelyCause(cause, $"{string.Join(", ", wrong)}.")] : [];
    }

    // The effect of a missing value depends on the Windows build; if the build is unknown, the missing value counts as
    // unknown too.
    private static bool IsWrong(RegistrySetting setting, RegistryFact fact, int build)
    {
        return fact switch
        {
            RegistryFact.Unreadable => false,
            RegistryFact.Absent when setting.AbsentIsFineFromBuild is not null && build <= 0 => false,
            _ => !setting.IsMetBy(fact, build),
        };
    }

    private static IEnumerable<LikelyCause> WrittenBack(PlanSubject suspect, GuestReport facts, TlsBaseline baseline)
    {
        return
            suspect.Entry is { BaselineMetAt: { } met }
            && facts.Values.FirstOrDefault(value =>
                baseline.Find(value.Setting) is { } setting && IsWrong(setting, value.Before, facts.WindowsBuild)
            )
                is { } back
            ?
            [
                new LikelyCause(
                    Cause.PolicyManaged,
                    $"{back.Setting} was right on {met.UtcDateTime:yyyy-MM-dd} and is {back.Before} again."
                ),
            ]
            : [];
    }

    private static IEnumerable<LikelyCause> Fips(GuestReport facts) =>
        facts.FipsPolicy is RegistryFact.Present { Dword: > 0 }
            ? [new LikelyCause(Cause.Fips, $"FipsAlgorithmPolicy\\Enabled is {facts.FipsPolicy}.")]
            : [];

    private static IEnumerable<LikelyCause> Ciphers(GuestReport facts)
    {
        if (facts.CipherOrderPolicy is RegistryFact.Present { Data.Length: > 0 } order)
        {
            yield return new LikelyCause(Cause.PolicyManaged, $"A policy orders the cipher suites: {order}.");
        }

        if (facts.Probe is { DotNet: ProbeResult.Failed { Stage: ProbeStage.Tls } dotNet })
        {
            yield return new LikelyCause(Cause.CipherMismatch, $"The probe's handshake by .NET {dotNet}.");
        }
        else if (facts.Probe is { WinHttp: ProbeResult.Failed { Stage: ProbeStage.Tls } winHttp })
        {
            yield return new LikelyCause(Cause.CipherMismatch, $"The probe's handshake by WinHTTP {winHttp}.");
        }
    }
}
