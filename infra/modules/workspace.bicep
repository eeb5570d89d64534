@description('Name of a workspace in this resource group.')
@minLength(4)
@maxLength(63)
param name string

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  name: name
}

@description('Customer id of the workspace: by which its logs are asked.')
output customerId string = workspace.properties.customerId
