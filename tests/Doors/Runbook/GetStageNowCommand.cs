using System.Management.Automation;

namespace Doors.Tests.Runbook;

[Cmdlet(VerbsCommon.Get, "StageNow")]
public sealed class GetStageNowCommand : StageCommand
{
    protected override void ProcessRecord() => WriteObject(World.Now);
}
