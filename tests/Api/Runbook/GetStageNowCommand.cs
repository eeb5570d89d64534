using System.Management.Automation;

namespace Api.Tests.Runbook;

[Cmdlet(VerbsCommon.Get, "StageNow")]
public sealed class GetStageNowCommand : StageCommand
{
    protected override void ProcessRecord() => WriteObject(World.Now);
}
