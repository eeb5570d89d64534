@description('Name of the identity.')
@minLength(3)
@maxLength(128)
param name string

@description('Region.')
param location string

@description('Tags of the resource.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('ARM id of the identity.')
output id string = identity.id

@description('Object id of its service principal: to whom roles are assigned.')
output principalId string = identity.properties.principalId

@description('Client id: by which the app asks for its tokens.')
output clientId string = identity.properties.clientId
