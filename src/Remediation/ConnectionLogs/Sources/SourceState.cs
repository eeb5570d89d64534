namespace Remediation.ConnectionLogs.Sources;

/// <summary>What one source's silence is worth. Only a healthy source's says that there was nothing.</summary>
public enum SourceState
{
    /// <summary>It was read in full and holds recent records.</summary>
    Healthy,

    /// <summary>It is there and holds no record in the window, of any TLS version.</summary>
    Empty,

    /// <summary>No workspace in scope has its table: it never got a record.</summary>
    Missing,

    /// <summary>It holds records, but none of late; something stopped feeding it.</summary>
    Stale,

    /// <summary>The platform refused old protocols there for the whole window, so no record can show any.</summary>
    LegacyRetired,

    /// <summary>It could not be read.</summary>
    Failed,

    /// <summary>It was read in part: what it gave is true, but it is not all.</summary>
    Partial,
}
