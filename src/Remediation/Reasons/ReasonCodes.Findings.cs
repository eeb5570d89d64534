using static Remediation.Reasons.Recurrence;

namespace Remediation.Reasons;

/// <content>The reasons TLS100 to TLS199.</content>
public static partial class ReasonCodes
{
    /// <summary>A log row lacks what a row must have.</summary>
    public static readonly ReasonCode RowUnreadable = new(
        "TLS101",
        nameof(RowUnreadable),
        Permanent,
        "The log row has no readable time, or a count that is not readable.",
        "Check the source's query or export; the row was counted and skipped."
    );

    /// <summary>The row's protocol is empty or not understood.</summary>
    public static readonly ReasonCode VersionUnknown = new(
        "TLS102",
        nameof(VersionUnknown),
        Permanent,
        "The log row's TLS version is empty or not recognised, so the row is not counted as legacy.",
        "If the text is a version, report it so that it can be added to the table of spellings."
    );

    /// <summary>The row is TLS 1.2 or newer.</summary>
    public static readonly ReasonCode VersionModern = new(
        "TLS103",
        nameof(VersionModern),
        Permanent,
        "The log row is TLS 1.2 or newer.",
        "Nothing to do."
    );

    /// <summary>A source could not be read.</summary>
    public static readonly ReasonCode SourceFailed = new(
        "TLS104",
        nameof(SourceFailed),
        Transient,
        "The log source could not be read, so its silence proves nothing.",
        "Check the source's diagnostic setting, this identity's access and, outside the public cloud, "
            + "Azure__LogsAudience. Then sweep again."
    );

    /// <summary>A source holds nothing at all.</summary>
    public static readonly ReasonCode SourceEmpty = new(
        "TLS105",
        nameof(SourceEmpty),
        Permanent,
        "The log source exists and has no record in the window, of any TLS version: it is not fed, or there was "
            + "no traffic.",
        "If you expect traffic, check the diagnostic setting or collection rule that feeds the source."
    );

    /// <summary>A source's table does not exist.</summary>
    public static readonly ReasonCode SourceMissing = new(
        "TLS106",
        nameof(SourceMissing),
        Permanent,
        "No workspace in scope has the source's table: it never received a record, so it can show nothing.",
        "If you use the service, enable what docs/sources.md lists for the source. Otherwise nothing to do."
    );

    /// <summary>A source has no recent records.</summary>
    public static readonly ReasonCode SourceStale = new(
        "TLS107",
        nameof(SourceStale),
        Permanent,
        "The log source has records, but no recent ones, so its silence about the end of the window proves "
            + "nothing.",
        "Check what feeds the source: the diagnostic setting, the collection rule or the agent."
    );

    /// <summary>A source cannot show old protocols any more.</summary>
    public static readonly ReasonCode SourceLegacyRetired = new(
        "TLS108",
        nameof(SourceLegacyRetired),
        Permanent,
        "The service stopped accepting TLS before 1.2 before the window began; a refused handshake leaves no "
            + "record.",
        "Collect Schannel events from the machines; they still show legacy connections."
    );

    /// <summary>A source was read in part.</summary>
    public static readonly ReasonCode SourcePartial = new(
        "TLS109",
        nameof(SourcePartial),
        Transient,
        "A part of the log source could not be read: its rows are true but incomplete.",
        "Sweep again. If it repeats, use a shorter look-back and check this identity's access to every workspace."
    );

    /// <summary>Too little legacy traffic to accuse a machine.</summary>
    public static readonly ReasonCode BelowNoiseFloor = new(
        "TLS110",
        nameof(BelowNoiseFloor),
        Transient,
        "There are too few legacy connections to distinguish a misconfigured machine from a brief fallback of a "
            + "healthy one.",
        "Nothing to do unless it continues. The noise floor is a setting."
    );
}
