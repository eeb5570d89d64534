metadata description = 'Alert rules, action groups and the workbook of one installation.'

@description('Name of the environment.')
@minLength(1)
@maxLength(32)
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object = {}

@description('Address of the app, https and without a path.')
param appUri string

@description('Client id of the API\'s app registration; empty for none.')
param apiClientId string

@description('Object id of the API\'s app registration; empty for none, and then no alert starts a sweep.')
param apiObjectId string

@description('E-mail address of the operators; empty for none.')
param email string

@description('ARM id of the workspace that is made with the app.')
param workspaceId string

@description('True where that workspace is also the one whose logs are queried. A rule for another workspace belongs beside it: modules/legacyAlert.bicep.')
param watchesWorkspace bool

@description('After how many hours without a tick the timer counts as silent.')
param timerSilenceHours int

var hasApi = !empty(apiClientId) && !empty(apiObjectId)

module people 'peopleGroup.bicep' = {
  params: {
    name: name
    tags: tags
    email: email
  }
}

module api 'apiGroup.bicep' = if (hasApi) {
  params: {
    name: name
    tags: tags
    appUri: appUri
    entra: {
      objectId: apiObjectId
      identifierUri: 'api://${apiClientId}'
      tenantId: tenant().tenantId
    }
  }
}

module failures 'alerts.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    appWorkspaceId: workspaceId
    actionGroupIds: [people.outputs.groupId]
    timerSilenceHours: timerSilenceHours
  }
}

module legacy 'legacyAlert.bicep' = if (hasApi && watchesWorkspace) {
  params: {
    name: 'alert-${name}-legacy-tls'
    location: location
    tags: tags
    workspaceId: workspaceId
    actionGroupIds: [api!.outputs.groupId]
  }
}

// One rule for each subscription; this one is for the installation's own.
module health 'serviceHealth.bicep' = {
  params: {
    name: 'alert-${name}-service-health'
    tags: tags
    actionGroupIds: concat([people.outputs.groupId], hasApi ? [api!.outputs.groupId] : [])
  }
}

module workbook 'workbook.bicep' = {
  params: {
    location: location
    tags: tags
    environmentName: name
    appWorkspaceId: workspaceId
  }
}
