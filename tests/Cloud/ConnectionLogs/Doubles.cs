using System.Text.RegularExpressions;
using Cloud.ConnectionLogs;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.Inventory;
using Remediation.Reasons;

namespace Cloud.Tests.ConnectionLogs;

/// <summary>Log Analytics as a double: what it answers depends on target and source.</summary>
internal static partial class Doubles
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static readonly LogWindow Week = new(Now.AddDays(-7), Now);

    public static readonly LogTarget One = new LogTarget.Workspace(new Guid("00000000-0000-0000-0000-000000000001"));

    public static readonly LogTarget Two = new LogTarget.Workspace(new Guid("00000000-0000-0000-0000-000000000002"));

    public static readonly string[] FindingColumns =
    [
        "Source",
        "FirstSeen",
        "LastSeen",
        "TlsVersion",
        "ClientIp",
        "ClientHost",
        "ClientResourceId",
        "ServerResourceId",
        "Role",
        "Evidence",
        "Hits",
        "TotalHits",
        "Days",
        "ClientPrincipalId",
    ];

    public static readonly string[] TrafficColumns = ["Source", "Machine", "LegacyHits", "ModernHits"];

    public static readonly string[] CensusColumns = ["Source", "Exists", "Records", "Newest"];

    public static readonly LogReply NoFindings = new LogReply.Complete(new LogTable(FindingColumns, []));

    public static readonly LogReply NoTraffic = new LogReply.Complete(new LogTable(TrafficColumns, []));

    public static LogReply Refused(string detail = "HTTP 403 InsufficientAccessError: no") =>
        new LogReply.Failed(Why(detail));

    public static Reason Why(string detail) => new(ReasonCodes.SourceFailed, detail);

    public static LogReply Findings(params object?[][] rows) =>
        new LogReply.Complete(new LogTable(FindingColumns, rows));

    public static LogReply Traffic(params object?[][] rows) =>
        new LogReply.Complete(new LogTable(TrafficColumns, rows));

    /// <summary>
    /// Every source holds a hundred records, the newest an hour old, but for those that are said to be otherwise.
    /// </summary>
    public static LogReply Census(params object?[][] others) =>
        new LogReply.Complete(
            new LogTable(
                CensusColumns,
                [
                    .. LogQueries.Sources.Select(source =>
                        Array.Find(others, row => source.Equals(row[0])) ?? [source, 1L, 100L, "2026-11-24T11:00:00Z"]
                    ),
                ]
            )
        );

    /// <summary>A sound row of ten legacy connections of a caller with this name.</summary>
    public static object?[] Row(string host = "vm-01", long hits = 10, long total = 20) =>
        [
            "Event",
            "2026-11-22T10:00:00Z",
            "2026-11-23T10:00:00.1234567Z",
            "TLS 1.0",
            "",
            host,
            "",
            "crm",
            "client",
            "Schannel 36880",
            hits,
            total,
            2L,
            "",
        ];

    public static Machine Vm(int number = 1) =>
        new Machine.AzureVm
        {
            Id = MachineId.Parse(
                $"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm-{number:00}"
            ),
            Name = $"vm-{number:00}",
            ComputerName = $"vm-{number:00}",
            Os = OsFamily.Windows,
            OsName = "",
            Location = "",
            Power = PowerState.Running,
            Tags = TagSet.None,
            Addresses = [],
        };

    public static Mock<ILogQuery> Service(
        Func<LogTarget, string, LogReply> answer,
        Func<LogTarget, LogReply>? census = null
    )
    {
        var service = new Mock<ILogQuery>();
        service
            .Setup(query =>
                query.AskAsync(
                    It.IsAny<LogTarget>(),
                    It.IsAny<string>(),
                    It.IsAny<LogWindow>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                (LogTarget target, string text, LogWindow _, CancellationToken _) =>
                    text == LogQueries.Census.Text ? census?.Invoke(target) ?? Census() : answer(target, SourceOf(text))
            );
        return service;
    }

    public static WorkspaceConnectionLog Log(Func<LogTarget, string, LogReply> answer, params LogTarget[] targets) =>
        new(Service(answer).Object, targets.Length == 0 ? [One] : targets, new FakeTimeProvider(Now));

    public static string SourceOf(string text) => SourceName().Match(text).Groups[1].Value;

    [GeneratedRegex("let SourceName = \"([\\w.]+)\";")]
    private static partial Regex SourceName();
}
