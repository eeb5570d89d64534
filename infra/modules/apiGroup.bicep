metadata description = 'The action group that calls the alert endpoint of the app, which starts sweeps.'

@description('Short words for the name of the group, such as the environment\'s name.')
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

resource apiGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}-api'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'tls-api'
    webhookReceivers: [
      {
        name: 'alert-api'
        serviceUri: '${appUri}/api/alerts'
        useCommonAlertSchema: true
        useAadAuth: true
        objectId: entra.objectId
        identifierUri: entra.identifierUri
        tenantId: entra.tenantId
      }
    ]
  }
}

@description('ARM id of the group.')
output groupId string = apiGroup.id
