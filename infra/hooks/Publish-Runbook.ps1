<#
.SYNOPSIS
Puts the text of infra/runbooks/Invoke-TlsSweep.ps1 into the Automation account and publishes it.

.DESCRIPTION
azd runs it after it provisions (azure.yaml). Where the deployment made no Automation account (AUTOMATION_RUNBOOK_ID is empty) it does nothing. A
template cannot carry a runbook's text, only a public address of it, and the text that is published should be the one of this commit. It needs
PowerShell 7 and the Azure CLI, signed in with the rights of whoever provisions.

The Automation account's identity also gets the app role Sweep.Operate, which takes the same rights in Entra as Register-Api.ps1.
#>
[CmdletBinding()]
param()

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

. ([IO.Path]::Combine($PSScriptRoot, 'Entra.ps1'))

$runbook = $env:AUTOMATION_RUNBOOK_ID
if (-not $runbook) { return }
if ($runbook -notmatch '^/subscriptions/[^/?#]+/resourceGroups/[^/?#]+/providers/Microsoft\.Automation/automationAccounts/[^/?#]+/runbooks/[^/?#]+$') {
    throw "AUTOMATION_RUNBOOK_ID is '$runbook', which is no runbook's id."
}

$text = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', 'runbooks', 'Invoke-TlsSweep.ps1'))
$null = Invoke-Az rest --method PUT --uri "${runbook}/draft/content?api-version=2023-11-01" --headers Content-Type=text/powershell --body "@$text"
$null = Invoke-Az rest --method POST --uri "${runbook}/publish?api-version=2023-11-01"

if ($env:AUTOMATION_PRINCIPAL_ID -and $env:API_CLIENT_ID) {
    Grant-Role $env:AUTOMATION_PRINCIPAL_ID (Get-ServicePrincipal $env:API_CLIENT_ID) 'Sweep.Operate'
}
