import { Options } from 'options.bicep'
import { identitySettings, optionSettings } from 'settings.bicep'

@description('Name of the function app.')
@minLength(2)
@maxLength(60)
param name string

@description('ARM id of its plan.')
param planId string

@description('Region.')
param location string

@description('Tags of the resources.')
param tags object

@description('ARM id of the identity.')
param identityId string

@description('Client id of the identity.')
param identityClientId string

@description('Name of the storage account of the state.')
param storageAccountName string

@description('Address of the container of the app\'s package.')
param packageContainer string

@description('Name of the Application Insights component.')
param insightsName string

@description('ARM id of the subnet that the app\'s calls leave from; empty for none.')
param subnetId string

@description('true to let HTTP requests reach the app. Set it only where every one of them is authenticated.')
param isOpen bool

@description('How far sweeps may go.')
@allowed(['Report', 'Inspect', 'Repair'])
param mode string

@description('When the timer asks for a sweep: NCRONTAB with six fields, UTC.')
param schedule string

@description('Ids of the subscriptions in scope.')
@minLength(1)
@maxLength(100)
param machineSubscriptions string[]

@description('Customer ids of the workspaces whose logs are queried.')
@minLength(1)
@maxLength(100)
param workspaceIds string[]

@description('Further settings of the product.')
param options Options

@description('Most instances.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int

@description('Memory of an instance, MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('true to keep one instance for HTTP up, so that an alert is answered within seconds.')
param keepsHttpReady bool

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: planId
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainer
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
        alwaysReady: keepsHttpReady ? [{ name: 'http', instanceCount: 1 }] : []
      }
    }
    // No ftpsState: Flex Consumption has no FTP and refuses the property (51021). publishing.bicep switches its password off all the same.
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      // Without authentication no request is let in. Timer and queue need no endpoint, and publishing has its own.
      ipSecurityRestrictionsDefaultAction: isOpen ? 'Allow' : 'Deny'
      scmIpSecurityRestrictionsDefaultAction: 'Allow'
      scmIpSecurityRestrictionsUseMain: false
      appSettings: concat(
        identitySettings(storageAccountName, identityClientId),
        [
          // No secret here: local authentication is off, so the string names a place that only a token opens.
          { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
          { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${identityClientId};Authorization=AAD' }
          { name: 'Sweep__Mode', value: mode }
          { name: 'Sweep__Schedule', value: schedule }
          { name: 'Sweep__Subscriptions', value: join(machineSubscriptions, ',') }
          { name: 'Logs__Workspaces', value: join(workspaceIds, ',') }
        ],
        optionSettings(options)
      )
    }
  }
}

@description('Name of the function app.')
output name string = app.name

@description('ARM id of the function app.')
output id string = app.id

@description('Address of the function app, https.')
output address string = 'https://${app.properties.defaultHostName}'
