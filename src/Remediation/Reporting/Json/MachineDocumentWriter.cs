using Remediation.Baseline;
using Remediation.Evaluation;
using Remediation.Findings;
using Remediation.GuestReports;
using Remediation.Planning;

namespace Remediation.Reporting.Json;

/// <summary>Writes one machine down.</summary>
internal static class MachineDocumentWriter
{
    /// <summary>The machine's document.</summary>
    public static MachineDocument Write(MachineLine line, TlsBaseline baseline)
    {
        var machine = line.Step.Machine;
        var decision = line.Step.Decision;
        return new MachineDocument(
            machine.Id.Value,
            machine.Name,
            machine.ComputerName,
            machine.Os.ToString(),
            machine.OsName,
            machine.Location,
            decision.Name,
            decision is Decision.Wait wait ? TextFormat.Iso(wait.Until) : null,
            decision switch
            {
                Decision.Repair repair => repair.Attempt,
                Decision.Restart restart => restart.Attempt,
                _ => null,
            },
            line.Verdict.Kind.ToString(),
            ReportDocumentWriter.Write(line.Verdict.Reason),
            line.Summary,
            [.. line.Causes.Select(Write)],
            [.. line.Step.Subject.Findings.Select(Write)],
            line.Step.Subject.CandidateFor is not null,
            line.OrderName.Length > 0 ? line.OrderName : null,
            line.Facts is { } facts ? Write(facts, baseline) : null,
            line.Traffic is { } traffic ? new TrafficDocument(traffic.LegacyHits, traffic.ModernHits) : null
        );
    }

    private static CauseDocument Write(LikelyCause likely)
    {
        var words = CauseCatalog.Find(likely.Cause);
        return new CauseDocument(
            likely.Cause.ToString(),
            words.Remedy.ToString(),
            likely.Because,
            words.Meaning,
            words.OwnerAction
        );
    }

    private static FindingDocument Write(Finding finding)
    {
        return new(
            ReportDocumentWriter.Write(finding.Caller),
            finding.Protocol.ToString(),
            TextFormat.Iso(finding.FirstSeen),
            TextFormat.Iso(finding.LastSeen),
            finding.Rows,
            finding.Hits,
            finding.TotalHits,
            finding.Share is { } share ? Math.Round(share, 6) : null,
            finding.Days,
            finding.Sources,
            finding.Servers,
            finding.Evidence
        );
    }

    private static FactsDocument Write(GuestReport facts, TlsBaseline baseline)
    {
        return new(
            facts.Mode.ToString(),
            facts.Outcome.ToString(),
            facts.Message,
            facts.WindowsBuild,
            facts.WindowsName,
            facts.WindowsEdition,
            facts.WindowsRevision,
            facts.PowerShell,
            facts.DotNetRelease,
            facts.WinHttpVersion,
            facts.FipsPolicy.ToString(),
            facts.CipherOrderPolicy.ToString(),
            facts.RestartPending,
            facts.Restart.ToString(),
            facts.Probe is { } probe ? new ProbeDocument(probe.DotNet.ToString(), probe.WinHttp.ToString()) : null,
            facts.StrayKey,
            facts.Written,
            [.. ValueReading.Compare(facts, baseline).Select(Write)]
        );
    }

    private static ValueDocument Write(ValueReading reading)
    {
        return new(
            reading.Facts.Setting,
            reading.Setting?.Path,
            reading.Setting?.ValueName,
            reading.Facts.Before.ToString(),
            reading.Facts.After.ToString(),
            reading.IsRight
        );
    }
}
