using System.Management.Automation;

namespace Api.Tests.Runbook;

[Cmdlet(VerbsLifecycle.Wait, "StageSeconds")]
public sealed class WaitStageSecondsCommand : StageCommand
{
    [Parameter(Position = 0, Mandatory = true)]
    public int Seconds { get; set; }

    protected override void ProcessRecord() => World.Sleep(Seconds);
}
