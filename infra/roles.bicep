// The same roles at a management group, for installations whose subscriptions come and go. An entry point of its own: a deployment to a
// subscription cannot reach a management group. az deployment mg create --management-group-id MG --location REGION --template-file infra/roles.bicep ...
targetScope = 'managementGroup'

import { inspector, logReader, reader, repairer, tableAction } from 'modules/actions.bicep'

@description('Name of the environment; names of roles begin with it, for they are unique in a tenant.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('Object id of the identity that gets a role on every machine below this management group; empty for the definitions alone.')
param principalId string = ''

@description('Which of the machine roles the identity gets.')
@allowed(['reader', 'inspector', 'repairer'])
param role string = 'reader'

@description('Tables that the operator\'s own queries read beside the product\'s.')
param ownTables string[] = []

resource readerRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(managementGroup().id, environmentName, reader.title)
  properties: {
    roleName: '${environmentName} ${reader.title}'
    description: reader.summary
    type: 'CustomRole'
    permissions: [{ actions: reader.actions }]
    assignableScopes: [managementGroup().id]
  }
}

resource inspectorRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(managementGroup().id, environmentName, inspector.title)
  properties: {
    roleName: '${environmentName} ${inspector.title}'
    description: inspector.summary
    type: 'CustomRole'
    permissions: [{ actions: inspector.actions }]
    assignableScopes: [managementGroup().id]
  }
}

resource repairerRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(managementGroup().id, environmentName, repairer.title)
  properties: {
    roleName: '${environmentName} ${repairer.title}'
    description: repairer.summary
    type: 'CustomRole'
    permissions: [{ actions: repairer.actions }]
    assignableScopes: [managementGroup().id]
  }
}

resource logReaderRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(managementGroup().id, environmentName, logReader.title)
  properties: {
    roleName: '${environmentName} ${logReader.title}'
    description: logReader.summary
    type: 'CustomRole'
    permissions: [{ actions: union(logReader.actions, map(ownTables, table => tableAction(table))) }]
    assignableScopes: [managementGroup().id]
  }
}

var chosen = role == 'repairer' ? repairerRole.id : role == 'inspector' ? inspectorRole.id : readerRole.id

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(principalId)) {
  name: guid(managementGroup().id, principalId, environmentName, role)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: chosen
  }
}

@description('Names (GUIDs) of the machine roles.')
output machineRoles { reader: string, inspector: string, repairer: string } = {
  reader: readerRole.name
  inspector: inspectorRole.name
  repairer: repairerRole.name
}

@description('Name (GUID) of the log reader.')
output logReaderRole string = logReaderRole.name
