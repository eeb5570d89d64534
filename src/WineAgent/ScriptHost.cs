using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace WineAgent;

/// <summary>
/// What the PowerShell engine sees of the world: a host without a console that remembers the exit code.
/// </summary>
/// <param name="culture">The system's language.</param>
/// <param name="data">What commands of ours find as the host's private data; null for nothing.</param>
internal sealed class ScriptHost(CultureInfo culture, object? data = null) : PSHost
{
    /// <summary>What the script gave to <c>exit</c>; null where it did not call it.</summary>
    public int? ExitCode { get; private set; }

    public override string Name => "Guest";

    public override Version Version { get; } = new(1, 0);

    // The engine refuses the empty one and never compares it.
    public override Guid InstanceId { get; } = new("5b0f4c4e-8a5e-4a35-9a0e-6f2f0c8d1b13");

    public override CultureInfo CurrentCulture => culture;

    public override CultureInfo CurrentUICulture => culture;

    public override PSHostUserInterface? UI => null;

    public override PSObject? PrivateData => data is null ? null : PSObject.AsPSObject(data);

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }
}
