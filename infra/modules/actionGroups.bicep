metadata description = 'Who is told: the alert door of the app, which starts sweeps, and people. Two groups, for what fails in the app must not start sweeps.'

@description('Short words for the names of the groups, such as the environment\'s name.')
@minLength(1)
@maxLength(64)
param name string

@description('Tags of every resource.')
param tags object = {}

@description('Address of the app, https and without a path.')
@minLength(12)
param appUri string

@description('The Entra application that guards the app\'s HTTP. The caller is the platform\'s own AZNS AAD Webhook, which needs an app role of it.')
param entra {
  @description('Object id of the app registration, not its client id.')
  objectId: string

  @description('App ID URI of the app registration.')
  identifierUri: string

  @description('Tenant of the app registration.')
  tenantId: string
}

@description('Function key of the door (PostAlert), which the door asks for besides the token. Without it the door answers 401.')
@secure()
param doorKey string = ''

@description('Where to write to people; empty for nobody.')
@maxLength(320)
param email string = ''

var door = '${appUri}/api/alerts'

resource doorGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}-door'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'tls-door'
    webhookReceivers: [
      {
        name: 'alert-door'
        serviceUri: empty(doorKey) ? door : '${door}?code=${uriComponent(doorKey)}'
        useCommonAlertSchema: true
        useAadAuth: true
        objectId: entra.objectId
        identifierUri: entra.identifierUri
        tenantId: entra.tenantId
      }
    ]
  }
}

resource peopleGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}-people'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'tls-people'
    emailReceivers: empty(email)
      ? []
      : [
          {
            name: 'people'
            emailAddress: email
            useCommonAlertSchema: true
          }
        ]
  }
}

@description('ARM id of the group that calls the alert door.')
output doorGroupId string = doorGroup.id

@description('ARM id of the group that writes to people.')
output peopleGroupId string = peopleGroup.id
