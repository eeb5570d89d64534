targetScope = 'subscription'

@description('Object id of the identity that gets access to the machines of this subscription.')
@minLength(36)
@maxLength(36)
param principalId string

@description('Name (GUID) of the role; from the outputs of roles.bicep.')
@minLength(36)
@maxLength(36)
param roleDefinitionName string

resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = {
  name: roleDefinitionName
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription().id, principalId, roleDefinitionName)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: role.id
  }
}

@description('Id of the assignment. Another role is another assignment: the earlier one stays until it is deleted.')
output assignmentId string = assignment.id
