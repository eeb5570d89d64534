<#
.SYNOPSIS
Makes the app registration of the HTTP API, once for each azd environment, before the first provisioning.

.DESCRIPTION
azd runs it before it provisions (azure.yaml). It needs PowerShell 7, the Azure CLI signed in to the tenant (az login), and the right to make app
registrations and to assign app roles (Cloud Application Administrator, or Application Administrator).

It makes: the registration "tls-sweeps-<environment>" with the app roles Sweep.Read, Sweep.Operate and ActionGroupsSecureWebhook, its service
principal, which only assigned callers get tokens for, and the assignments of Sweep.Operate to whoever runs it and of ActionGroupsSecureWebhook to
Azure Monitor's action groups. It stores API_CLIENT_ID and API_OBJECT_ID in the azd environment. There is no secret: the app only
checks tokens. Whatever is there already is left as it is, so it can be run again at any time.

Where API_CLIENT_ID is set it does nothing: somebody else made the registration (docs/deploy.md lists what it needs). Where API_REGISTRATION is
"none" it does nothing either, and the HTTP API stays shut; the timer works without it.
#>
[CmdletBinding()]
param()

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

. ([IO.Path]::Combine($PSScriptRoot, 'Entra.ps1'))

# The first-party application "AZNS AAD Webhook", as which action groups call secure webhooks.
$ActionGroups = '461e8683-5575-4561-ac7f-899cc907d62a'

$AzureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
$ScopeId = '5b0c4d3e-8a57-4f0e-9d61-0f5b6a4c7e04'
$Says = 'Calls the API with the rights of the signed-in user.'
$Scope = '{{"id":"{0}","value":"user_impersonation","type":"User","isEnabled":true,"adminConsentDisplayName":"Call the API","adminConsentDescription":"{1}","userConsentDisplayName":"Call the API","userConsentDescription":"{1}"}}' -f $ScopeId, $Says

function Get-RolesJson {
    $each = foreach ($role in $Roles) {
        '{{"id":"{0}","value":"{1}","displayName":"{1}","description":"{2}","allowedMemberTypes":[{3}],"isEnabled":true}}' -f $role.Id, $role.Value, $role.Does, $role.Who
    }
    return '[' + ($each -join ',') + ']'
}

function Get-Application {
    param([string] $Name)
    $found = Invoke-Az ad app list --filter "displayName eq '$Name'" --query '[0].appId'
    if ($found) { return $found }
    return Invoke-Az ad app create --display-name $Name --sign-in-audience AzureADMyOrg --query appId
}

if ($env:API_CLIENT_ID -or $env:API_REGISTRATION -eq 'none') { return }
if ($env:AZURE_ENV_NAME -notmatch '^[A-Za-z0-9-]{1,64}$') { throw "AZURE_ENV_NAME is '$env:AZURE_ENV_NAME'; azd sets it to letters, digits and hyphens." }

$appId = Get-Application "tls-sweeps-$env:AZURE_ENV_NAME"
$objectId = Invoke-Az ad app show --id $appId --query id
Send-Graph PATCH "applications/$objectId" ('{{"identifierUris":["api://{0}"],"appRoles":{1},"api":{{"requestedAccessTokenVersion":2,"oauth2PermissionScopes":[{2}]}}}}' -f $appId, (Get-RolesJson), $Scope)
# A second step, for it refers to what the first one made: so "az account get-access-token" gives people a token without asking for consent.
Send-Graph PATCH "applications/$objectId" ('{{"api":{{"preAuthorizedApplications":[{{"appId":"{0}","delegatedPermissionIds":["{1}"]}}]}}}}' -f $AzureCli, $ScopeId)
$api = Get-ServicePrincipal $appId
Send-Graph PATCH "servicePrincipals/$api" '{"appRoleAssignmentRequired":true}'

Grant-Role (Get-ServicePrincipal $ActionGroups) $api 'ActionGroupsSecureWebhook'
# A pipeline has no signed-in user; whoever is to operate is assigned by hand there.
$me = az ad signed-in-user show --query id --only-show-errors --output tsv
if ($LASTEXITCODE -eq 0 -and $me) { Grant-Role ('' + $me).Trim() $api 'Sweep.Operate' }

azd env set API_CLIENT_ID $appId
azd env set API_OBJECT_ID $objectId
