targetScope = 'subscription'

import { Options } from 'modules/options.bicep'

@description('Name of the environment; every resource is named after it.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('Region of all resources; it must offer Flex Consumption.')
param location string

@description('What the app may do on machines: reader reports, inspector also reads inside machines, repairer also changes them. It decides Sweep__Mode.')
@allowed(['reader', 'inspector', 'repairer'])
param role string = 'reader'

@description('Ids of the subscriptions whose machines are in scope; by default the one that is deployed to.')
@minLength(1)
@maxLength(100)
param machineSubscriptions string[] = [subscription().subscriptionId]

@description('ARM ids of the Log Analytics workspaces whose logs are queried; without any, the workspace that is made here.')
@maxLength(100)
param workspaces string[] = []

@description('When the timer asks for a sweep: NCRONTAB with six fields, UTC.')
@minLength(11)
param schedule string = '0 0 */6 * * *'

@description('Further settings of the product; docs/settings.md explains them.')
param options Options = {}

@description('Client id of the app registration of the HTTP API. Without one the platform turns every HTTP request away; the timer needs none.')
param apiClientId string = ''

@description('Client ids of the only applications that may call the HTTP API, besides Azure Monitor\'s action groups; empty for all whose token has an app role.')
param apiApplications string[] = []

@description('Object ids of the only users and service principals that may call the HTTP API; empty for all whom Entra gives a token for it. Where there are any, action groups need theirs in it too.')
param apiPrincipals string[] = []

@description('true to keep one instance for HTTP up, which costs money all the time, so that an alert is answered within seconds.')
param keepsHttpReady bool = false

@description('Most instances of the app.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Memory of an instance, MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('true to close the storage account to the internet and reach it over a virtual network that is made here.')
param useVirtualNetwork bool = false

@description('Addresses of that network, at least a /25.')
param networkPrefix string = '10.77.0.0/24'

@description('Days that the workspace that is made here keeps logs; sweeps look back 30 at most.')
@minValue(30)
@maxValue(730)
param retentionDays int = 30

@description('Gigabytes a day after which the workspace that is made here takes no more; -1 for no limit. What it does not take no sweep can see.')
@minValue(-1)
@maxValue(1000)
param dailyCapGb int = 5

@description('false to make and assign no role here: somebody else does it, as with infra/roles.bicep at a management group.')
param makesRoles bool = true

@description('Tables that your own queries (options.logs.customQueries) read beside the product\'s; the identity gets access to them too.')
@maxLength(50)
param ownTables string[] = []

@description('false for no alert rule, action group or workbook.')
param useSignals bool = true

@description('Where to write to when the product itself fails; empty for nobody.')
@maxLength(320)
param alertEmail string = ''

@description('Object id (not the client id) of the API\'s app registration, for action groups that call the alert endpoint; empty for none, and then no alert starts a sweep.')
param apiObjectId string = ''

@description('After how many hours without a tick the timer counts as silent: longer than the longest pause of the schedule.')
@minValue(1)
@maxValue(47)
param timerSilenceHours int = 13

@description('true for an Automation account with the runbook that starts a sweep over the HTTP API.')
param useAutomation bool = false

@description('Further tags of all resources.')
param tags object = {}

var allTags = union(tags, { 'azd-env-name': environmentName })
var token = toLower(uniqueString(subscription().id, environmentName, location))
var groupName = 'rg-${environmentName}'
var workspaceName = 'log-${token}'

// How far each role lets a sweep go; the options may ask for less, and a template that asks for more is refused.
var modes = ['Report', 'Inspect', 'Repair']
var furthest = indexOf(['reader', 'inspector', 'repairer'], role)
var wished = options.?sweep.?mode ?? modes[furthest]
var mode = indexOf(modes, wished) <= furthest
  ? wished
  : fail('options.sweep.mode is ${wished}, which the role ${role} does not allow.')

var askedWorkspaces = empty(workspaces)
  ? [resourceId(subscription().subscriptionId, groupName, 'Microsoft.OperationalInsights/workspaces', workspaceName)]
  : workspaces

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: groupName
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: 'id-${token}'
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: workspaceName
    insightsName: 'appi-${token}'
    location: location
    tags: allTags
    retentionDays: retentionDays
    dailyCapGb: dailyCapGb
    principalId: identity.outputs.principalId
  }
}

module roles 'modules/roles.bicep' = if (makesRoles) {
  params: {
    environmentName: environmentName
    machineSubscriptions: machineSubscriptions
    workspaceSubscriptions: map(askedWorkspaces, id => split(id, '/')[2])
    ownTables: ownTables
  }
}

module machineAccess 'modules/machineAccess.bicep' = [
  for id in makesRoles ? machineSubscriptions : []: {
    scope: subscription(id)
    params: {
      principalId: identity.outputs.principalId
      roleDefinitionName: roles!.outputs.machineRoles[role]
    }
  }
]

module asked 'modules/logAccess.bicep' = [
  for id in askedWorkspaces: {
    scope: resourceGroup(split(id, '/')[2], split(id, '/')[4])
    params: {
      workspaceName: last(split(id, '/'))
      principalId: identity.outputs.principalId
      roleDefinitionName: makesRoles ? roles!.outputs.logReaderRole : ''
    }
    dependsOn: [
      monitoring
    ]
  }
]

module network 'modules/network.bicep' = if (useVirtualNetwork) {
  scope: group
  params: {
    name: 'vnet-${token}'
    location: location
    tags: allTags
    addressPrefix: networkPrefix
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: allTags
    principalId: identity.outputs.principalId
    isPrivate: useVirtualNetwork
  }
}

module endpoints 'modules/endpoints.bicep' = if (useVirtualNetwork) {
  scope: group
  params: {
    accountName: storage.outputs.name
    location: location
    tags: allTags
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointSubnetId
  }
}

module plan 'modules/plan.bicep' = {
  scope: group
  params: {
    name: 'plan-${token}'
    location: location
    tags: allTags
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: 'func-${token}'
    planId: plan.outputs.id
    location: location
    tags: allTags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageAccountName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    insightsName: monitoring.outputs.insightsName
    subnetId: useVirtualNetwork ? network!.outputs.appSubnetId : ''
    isOpen: !empty(apiClientId)
    mode: mode
    schedule: schedule
    machineSubscriptions: machineSubscriptions
    workspaceIds: [for index in range(0, length(askedWorkspaces)): asked[index].outputs.customerId]
    options: options
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    keepsHttpReady: keepsHttpReady
  }
  dependsOn: [
    endpoints
  ]
}

module publishing 'modules/publishing.bicep' = {
  scope: group
  params: {
    appName: app.outputs.name
  }
}

module auth 'modules/auth.bicep' = if (!empty(apiClientId)) {
  scope: group
  params: {
    appName: app.outputs.name
    clientId: apiClientId
    applications: apiApplications
    principals: apiPrincipals
  }
}

module collection 'modules/collection.bicep' = {
  scope: group
  params: {
    name: 'dcr-schannel-${token}'
    location: location
    tags: allTags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module signals 'modules/signals.bicep' = if (useSignals) {
  scope: group
  params: {
    name: environmentName
    location: location
    tags: allTags
    appUri: app.outputs.address
    apiClientId: apiClientId
    apiObjectId: apiObjectId
    email: alertEmail
    workspaceId: monitoring.outputs.workspaceId
    watchesWorkspace: empty(workspaces)
    timerSilenceHours: timerSilenceHours
  }
}

module automation 'modules/automation.bicep' = if (useAutomation) {
  scope: group
  params: {
    name: 'aa-${token}'
    location: location
    tags: allTags
  }
}

@description('Region.')
output AZURE_LOCATION string = location

@description('Resource group of everything that is made here.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Name of the function app.')
output AZURE_FUNCTION_APP_NAME string = app.outputs.name

@description('Address of the function app, https.')
output AZURE_FUNCTION_APP_ADDRESS string = app.outputs.address

@description('Object id of the app\'s identity: to whom roles are assigned.')
output AZURE_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId

@description('Client id of the app\'s identity.')
output AZURE_IDENTITY_CLIENT_ID string = identity.outputs.clientId

@description('Name of the storage account of the state.')
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name

@description('ARM id of the workspace that is made here.')
output AZURE_LOG_ANALYTICS_WORKSPACE_ID string = monitoring.outputs.workspaceId

@description('ARM id of the data collection rule for Schannel events: with it machines are associated.')
output SCHANNEL_COLLECTION_RULE_ID string = collection.outputs.ruleId

@description('ARM id of the runbook; empty where there is none. infra/hooks/Publish-Runbook.ps1 reads it.')
output AUTOMATION_RUNBOOK_ID string = useAutomation ? automation!.outputs.runbookId : ''

@description('Object id of the Automation account\'s identity; empty where there is none.')
output AUTOMATION_PRINCIPAL_ID string = useAutomation ? automation!.outputs.principalId : ''
