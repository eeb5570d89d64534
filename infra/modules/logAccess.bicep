@description('Name of a Log Analytics workspace in this resource group.')
@minLength(4)
@maxLength(63)
param workspaceName string

@description('Object id of the identity that gets access to the workspace\'s logs.')
@minLength(36)
@maxLength(36)
param principalId string

@description('Name (GUID) of the log reader; from the outputs of roles.bicep. Empty to assign nothing.')
@maxLength(36)
param roleDefinitionName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = {
  scope: subscription()
  name: roleDefinitionName
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(roleDefinitionName)) {
  scope: workspace
  name: guid(workspace.id, principalId, roleDefinitionName)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: role.id
  }
}

@description('Customer id of the workspace, for the setting Logs__Workspaces.')
output customerId string = workspace.properties.customerId
