using Azure.Data.Tables;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Verdicts;

namespace Cloud.State;

/// <summary>Converts a machine's ledger entry into a table row that operators can read, and back. Pure.</summary>
internal static class LedgerRows
{
    private const string ConclusionSweep = "LastConclusionSweep";
    private const string ConclusionVerdict = "LastConclusionVerdict";
    private const string ConclusionReason = "LastConclusionReason";
    private const string ConclusionDetail = "LastConclusionDetail";

    /// <summary>The row of an entry; a time that is null has no column.</summary>
    public static TableEntity ToRow(LedgerEntry entry)
    {
        var row = new TableEntity(entry.Machine.SubscriptionId, TableKeys.From(entry.Machine))
        {
            [nameof(LedgerEntry.Attempts)] = entry.Attempts,
            [nameof(LedgerEntry.RepairOrder)] = entry.RepairOrder,
            [nameof(LedgerEntry.RepairSummary)] = entry.RepairSummary,
            [nameof(LedgerEntry.OpenOrder)] = entry.OpenOrder,
        };
        if (entry.LastConclusion is { Verdict: var verdict } conclusion)
        {
            row[ConclusionSweep] = conclusion.SweepId;
            row[ConclusionVerdict] = verdict.Kind.ToString();
            row[ConclusionReason] = verdict.Reason.Code.Id;
            row[ConclusionDetail] = verdict.Reason.Detail;
        }

        (string Column, DateTimeOffset? Time)[] times =
        [
            (nameof(LedgerEntry.LastAttemptAt), entry.LastAttemptAt),
            (nameof(LedgerEntry.OpenOrderAt), entry.OpenOrderAt),
            (nameof(LedgerEntry.BaselineMetAt), entry.BaselineMetAt),
            (nameof(LedgerEntry.RestartRequestedAt), entry.RestartRequestedAt),
            (nameof(LedgerEntry.RestartSeenAt), entry.RestartSeenAt),
            (nameof(LedgerEntry.DriftedAt), entry.DriftedAt),
            (nameof(LedgerEntry.ConfirmedAt), entry.ConfirmedAt),
        ];
        foreach (var (column, time) in times.Where(pair => pair.Time is not null))
        {
            row[column] = time!.Value.ToUniversalTime();
        }

        return row;
    }

    /// <summary>The entry of a row.</summary>
    /// <exception cref="StateUnavailableException">
    /// The row differs from what <see cref="ToRow"/> writes; the message names it.
    /// </exception>
    public static LedgerEntry Read(TableEntity row)
    {
        if (
            !MachineId.TryParse(row.RowKey.Replace('|', '/'), out var machine)
            || machine.SubscriptionId != row.PartitionKey
            || TableKeys.From(machine) != row.RowKey
        )
        {
            throw Unreadable(row, "its keys name no machine");
        }

        return new LedgerEntry(machine)
        {
            Attempts = Required<int>(row, nameof(LedgerEntry.Attempts)),
            RepairOrder = Required<string>(row, nameof(LedgerEntry.RepairOrder)),
            RepairSummary = Required<string>(row, nameof(LedgerEntry.RepairSummary)),
            OpenOrder = Later(row, nameof(LedgerEntry.OpenOrder)),
            LastConclusion = ConclusionOf(row),
            OpenOrderAt = Time(row, nameof(LedgerEntry.OpenOrderAt)),
            LastAttemptAt = Time(row, nameof(LedgerEntry.LastAttemptAt)),
            BaselineMetAt = Time(row, nameof(LedgerEntry.BaselineMetAt)),
            RestartRequestedAt = Time(row, nameof(LedgerEntry.RestartRequestedAt)),
            RestartSeenAt = Time(row, nameof(LedgerEntry.RestartSeenAt)),
            DriftedAt = Time(row, nameof(LedgerEntry.DriftedAt)),
            ConfirmedAt = Time(row, nameof(LedgerEntry.ConfirmedAt)),
        };
    }

    // The columns are missing if there is no conclusion or an earlier build wrote the row.
    private static Conclusion? ConclusionOf(TableEntity row)
    {
        if (!row.TryGetValue(ConclusionSweep, out _))
        {
            return null;
        }

        return new Conclusion(
            Required<string>(row, ConclusionSweep),
            new Verdict(
                Enum.TryParse<VerdictKind>(Required<string>(row, ConclusionVerdict), out var kind)
                && Enum.IsDefined(kind)
                    ? kind
                    : throw Unreadable(row, $"'{ConclusionVerdict}' is no verdict"),
                ReasonSerializer.Deserialize(
                    Required<string>(row, ConclusionReason),
                    Required<string>(row, ConclusionDetail)
                )
            )
        );
    }

    private static T Required<T>(TableEntity row, string column) =>
        row.TryGetValue(column, out var value) && value is T read
            ? read
            : throw Unreadable(row, $"'{column}' is missing or no {typeof(T).Name}");

    // Rows of earlier builds lack the column.
    private static string Later(TableEntity row, string column) =>
        row.TryGetValue(column, out _) ? Required<string>(row, column) : "";

    private static DateTimeOffset? Time(TableEntity row, string column)
    {
        if (!row.TryGetValue(column, out var value) || value is null)
        {
            return null;
        }

        if (value is DateTimeOffset time)
        {
            return time;
        }

        throw Unreadable(row, $"'{column}' is no time");
    }

    private static StateUnavailableException Unreadable(TableEntity row, string problem) =>
        StateFaults.Unreadable($"the ledger's row '{row.PartitionKey}' '{row.RowKey}'", problem);
}
