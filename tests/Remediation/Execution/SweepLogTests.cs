using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Execution;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Sweeps;
using Remediation.Tests.Builders;
using Remediation.Tests.Sweeps;

namespace Remediation.Tests.Execution;

/// <summary>What alert rules and the workbook read of a sweep.</summary>
public sealed class SweepLogTests
{
    private readonly Logged<Sweep> log = new();

    [Fact]
    public async Task A_machine_is_one_line_with_its_decision_verdict_reason_mode_and_findings()
    {
        var world = new SweepWorld
        {
            Log = log,
            Answer = new LogAnswer(
                [
                    A.Row(),
                    A.Row() with
                    {
                        Source = "Event",
                        TlsVersion = "TLS 1.1",
                        Hits = 4,
                    },
                    A.Row() with
                    {
                        Source = "Event",
                        Hits = 2,
                    },
                ],
                [
                    new SourceHealth("StorageBlobLogs", SourceState.Healthy, 1),
                    new SourceHealth("Event", SourceState.Healthy, 2),
                ]
            ),
        };
        await world.RunAsync(A.Policy(SweepMode.Report), "sweep-7");

        Assert.Equal(
            [
                $"101 SweepId=sweep-7 Machine={A.Id()} Decision=Repair Verdict=Unproven Reason=TLS309 "
                    + "Mode=Report Findings=2 Hits=16"
                    + " Protocols=TLS 1.0; TLS 1.1 Sources=Event; StorageBlobLogs",
            ],
            log.Of(101)
        );
    }

    [Fact]
    public async Task A_machine_that_no_log_names_any_more_has_no_words()
    {
        var world = new SweepWorld
        {
            Log = log,
            Answer = new LogAnswer([], [new SourceHealth("Event", SourceState.Healthy, 0)]),
        };
        world.Ledger[A.Id()] = A.Entry() with { BaselineMetAt = A.Noon.AddDays(-1) };
        await world.RunAsync(A.Policy(SweepMode.Report));

        Assert.EndsWith(" Findings=0 Hits=0 Protocols= Sources=", Assert.Single(log.Of(101)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_source_is_one_line_with_its_state_records_and_reason()
    {
        var world = new SweepWorld
        {
            Log = log,
            Answer = new LogAnswer(
                [A.Row()],
                [
                    new SourceHealth("StorageBlobLogs", SourceState.Healthy, 1) { Records = 30 },
                    new SourceHealth("Event", SourceState.Failed, 0, new Reason(ReasonCodes.SourceFailed, "403")),
                ]
            ),
        };
        await world.RunAsync(A.Policy(SweepMode.Report));

        Assert.Equal(
            [
                "103 SweepId=sweep-1 Source=StorageBlobLogs State=Healthy Rows=1 Records=30 Reason=",
                "103 SweepId=sweep-1 Source=Event State=Failed Rows=0 Records= Reason=TLS104",
            ],
            log.Of(103)
        );
    }

    [Fact]
    public void Findings_are_logged_by_protocol_and_sources_and_unattributed_findings_by_reason()
    {
        var old = A.Finding() with { Protocol = TlsProtocol.Tls11, Sources = ["Event", "StorageBlobLogs"], Hits = 5 };
        SweepLog.LogAttributions(
            log,
            "sweep-1",
            [A.Proof(A.Machine()), A.Proof(A.Machine(2)), A.Proof(A.Machine(3), old), A.Doubt(), A.Doubt(A.Machine())]
        );

        Assert.Equal(
            [
                "104 SweepId=sweep-1 Findings=4 Protocol=TLS 1.0 Sources=StorageBlobLogs Hits=40",
                "104 SweepId=sweep-1 Findings=1 Protocol=TLS 1.1 Sources=Event; StorageBlobLogs Hits=5",
            ],
            log.Of(104)
        );
        Assert.Equal(["105 SweepId=sweep-1 Findings=2 Reason=TLS203 Hits=20"], log.Of(105));
    }
}
