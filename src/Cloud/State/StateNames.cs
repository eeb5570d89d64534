namespace Cloud.State;

/// <summary>The names of the product's queues, tables and containers in the storage account.</summary>
public sealed record StateNames
{
    /// <summary>The queue of an installation; a trigger's attribute needs it as a constant.</summary>
    public const string SweepQueueName = "tls-sweeps";

    /// <summary>The queue of messages that failed too often; the Functions host derives this name.</summary>
    public const string PoisonQueueName = SweepQueueName + PoisonSuffix;

    private const string PoisonSuffix = "-poison";

    /// <summary>Names with a prefix.</summary>
    /// <param name="prefix">
    /// Lower-case letters and digits, a letter first, at most 20; empty for an installation's own names.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The prefix cannot begin a name of a queue, a table and a container alike.
    /// </exception>
    public StateNames(string prefix = "")
    {
        if (
            prefix.Length > 20
            || !prefix.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            || char.IsAsciiDigit(prefix.FirstOrDefault())
        )
        {
            throw new ArgumentException(
                $"'{prefix}' is no prefix: lower-case letters and digits, a letter first, at most 20.",
                nameof(prefix)
            );
        }

        Prefix = prefix;
    }

    /// <summary>The names of an installation.</summary>
    public static StateNames Default { get; } = new();

    /// <summary>The prefix of every name.</summary>
    public string Prefix { get; }

    /// <summary>Queue of waiting sweeps.</summary>
    public string SweepQueue => Prefix + SweepQueueName;

    /// <summary>Queue of messages that failed too often.</summary>
    public string PoisonQueue => SweepQueue + PoisonSuffix;

    /// <summary>Table of the ledger.</summary>
    public string LedgerTable => Prefix + "TlsLedger";

    /// <summary>Table of the sweeps' records.</summary>
    public string SweepTable => Prefix + "TlsSweeps";

    /// <summary>Table of the machines' histories.</summary>
    public string HistoryTable => Prefix + "TlsHistory";

    /// <summary>Container of reports.</summary>
    public string ReportContainer => Prefix + "tls-reports";

    /// <summary>Container of the lease's blob.</summary>
    public string LeaseContainer => Prefix + "tls-leases";
}
