// An Automation account that holds the runbook of the HTTP API. Its text is put there by infra/hooks/Publish-Runbook.ps1.

@description('Name of the account.')
@minLength(6)
@maxLength(50)
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object = {}

resource account 'Microsoft.Automation/automationAccounts@2023-11-01' = {
  name: name
  location: location
  tags: tags
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    sku: {
      name: 'Basic'
    }
    // No job asks for a key: jobs come from schedules and from people of Entra.
    disableLocalAuth: true
    publicNetworkAccess: true
  }
}

resource runbook 'Microsoft.Automation/automationAccounts/runbooks@2023-11-01' = {
  parent: account
  name: 'Invoke-TlsSweep'
  location: location
  tags: tags
  properties: {
    runbookType: 'PowerShell72'
    description: 'Starts a TLS sweep over the HTTP API, waits for its end and fails when the sweep fails.'
    logProgress: false
    logVerbose: false
  }
}

@description('Id of the runbook.')
output runbookId string = runbook.id

@description('Object id of the account\'s identity.')
output principalId string = account.identity.principalId
