targetScope = 'subscription'

@description('Name of the environment; every resource is named after it.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('Region of all resources.')
param location string

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: {
    'azd-env-name': environmentName
  }
}
