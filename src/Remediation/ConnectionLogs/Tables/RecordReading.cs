namespace Remediation.ConnectionLogs.Tables;

/// <summary>What one raw record of a table turned out to be. A closed hierarchy.</summary>
public abstract record RecordReading
{
    private RecordReading() { }

    /// <summary>A connection.</summary>
    /// <param name="Connection">The connection.</param>
    public sealed record Mapped(LoggedConnection Connection) : RecordReading;

    /// <summary>A sound record that tells of no connection, such as another event.</summary>
    /// <param name="Why">What the record is instead.</param>
    public sealed record NotAConnection(string Why) : RecordReading;

    /// <summary>A record that cannot be understood.</summary>
    /// <param name="Why">What is wrong with the record.</param>
    public sealed record Malformed(string Why) : RecordReading;
}
