using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;

namespace Remediation.Findings;

/// <summary>One caller, one legacy protocol: everything the rows of a window say about it.</summary>
public sealed record Finding
{
    /// <summary>Who made the connections.</summary>
    public required Caller Caller { get; init; }

    /// <summary>With which protocol; always legacy.</summary>
    public required TlsProtocol Protocol { get; init; }

    /// <summary>First connection in the window, UTC.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>Last connection in the window, UTC.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>Legacy connections.</summary>
    public required long Hits { get; init; }

    /// <summary>All connections of the caller in the sources that can tell; 0 where none can.</summary>
    public required long TotalHits { get; init; }

    /// <summary>Distinct UTC days with such connections, a lower bound where rows were aggregated.</summary>
    public required int Days { get; init; }

    /// <summary>The sources that said it, in order of name.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What was called, in order of name.</summary>
    public required IReadOnlyList<string> Servers { get; init; }

    /// <summary>
    /// Further evidence in the rows, such as user agents, each once and sorted; an empty text stands for rows without
    /// evidence.
    /// </summary>
    public required IReadOnlyList<string> AllEvidence { get; init; }

    /// <summary>The first of them that is not empty; empty where none is.</summary>
    public string Evidence => AllEvidence.FirstOrDefault(text => text.Length > 0, "");

    /// <summary>Rows that this finding stands for.</summary>
    public required int Rows { get; init; }

    /// <summary>Legacy share of the caller's traffic, 0 to 1; null where no source tells the total.</summary>
    public double? Share => TotalHits > 0 ? Math.Min(1, (double)Hits / TotalHits) : null;
}
