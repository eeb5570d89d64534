@description('Name of the plan.')
@minLength(1)
@maxLength(60)
param name string

@description('Region.')
param location string

@description('Tags of the resource.')
param tags object

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    // Linux.
    reserved: true
  }
}

@description('ARM id of the plan.')
output id string = plan.id
