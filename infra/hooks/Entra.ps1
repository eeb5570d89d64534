<#
.SYNOPSIS
What the hooks share: the API's app roles, and a few questions to the Azure CLI. Dot-sourced; does nothing by itself.
#>
$Graph = 'https://graph.microsoft.com/v1.0'
# Ids of the app roles are ours to choose; the same everywhere, so that they are found again.
$Roles = @(
    @{ Id = '5b0c4d3e-8a57-4f0e-9d61-0f5b6a4c7e01'; Value = 'Sweep.Read'; Who = '"User","Application"'; Does = 'Reads sweeps, reports and machines.' }
    @{ Id = '5b0c4d3e-8a57-4f0e-9d61-0f5b6a4c7e02'; Value = 'Sweep.Operate'; Who = '"User","Application"'; Does = 'Reads, starts and stops sweeps.' }
    @{ Id = '5b0c4d3e-8a57-4f0e-9d61-0f5b6a4c7e03'; Value = 'ActionGroupsSecureWebhook'; Who = '"Application"'; Does = 'Posts alerts.' }
)

# One word of what az answers; nothing where it answers nothing. az says itself what went wrong.
function Invoke-Az {
    $answer = az @args --only-show-errors --output tsv
    if ($LASTEXITCODE -ne 0) { throw "az $($args[0..2] -join ' ') failed; see above. docs/deploy.md tells which rights it takes." }
    return ('' + $answer).Trim()
}

function Send-Graph {
    param([string] $Method, [string] $Path, [string] $Body)
    # By a file: on Windows az is a batch file, and quotes do not get through to it.
    $file = [IO.Path]::GetTempFileName()
    try {
        [IO.File]::WriteAllText($file, $Body)
        $null = Invoke-Az rest --method $Method --uri "$Graph/$Path" --headers Content-Type=application/json --body "@$file"
    }
    finally { [IO.File]::Delete($file) }
}

function Get-ServicePrincipal {
    param([string] $AppId)
    $found = Invoke-Az ad sp list --filter "appId eq '$AppId'" --query '[0].id'
    if ($found) { return $found }
    return Invoke-Az ad sp create --id $AppId --query id
}

# Gives a principal an app role of an API, unless it has it.
function Grant-Role {
    param([string] $Principal, [string] $Api, [string] $Role)
    $id = $Roles.Where({ $_.Value -eq $Role })[0].Id
    $held = Invoke-Az rest --method GET --uri "$Graph/servicePrincipals/$Api/appRoleAssignedTo" --query "value[?principalId=='$Principal' && appRoleId=='$id'].id | [0]"
    if (-not $held) {
        Send-Graph POST "servicePrincipals/$Api/appRoleAssignedTo" ('{{"principalId":"{0}","resourceId":"{1}","appRoleId":"{2}"}}' -f $Principal, $Api, $id)
    }
}
