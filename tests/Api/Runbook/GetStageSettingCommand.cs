using System.Management.Automation;

namespace Api.Tests.Runbook;

[Cmdlet(VerbsCommon.Get, "StageSetting")]
public sealed class GetStageSettingCommand : StageCommand
{
    [Parameter(Position = 0, Mandatory = true)]
    public string Name { get; set; } = "";

    protected override void ProcessRecord() => WriteObject(World.Settings.GetValueOrDefault(Name));
}
