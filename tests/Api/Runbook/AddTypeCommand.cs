using System.Management.Automation;

namespace Api.Tests.Runbook;

[Cmdlet(VerbsCommon.Add, "Type")]
public sealed class AddTypeCommand : StageCommand
{
    [Parameter(Mandatory = true)]
    public string AssemblyName { get; set; } = "";

    // The assembly is part of this runtime already.
    protected override void ProcessRecord() => WriteVerbose(AssemblyName);
}
