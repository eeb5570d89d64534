namespace Remediation.Telemetry;

/// <summary>The names under which a host listens to the product.</summary>
public static class TelemetryNames
{
    /// <summary>The meter of the counts.</summary>
    public const string Meter = "TlsRemediation";

    /// <summary>The source of the spans.</summary>
    public const string ActivitySource = "TlsRemediation";
}
