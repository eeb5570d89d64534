targetScope = 'subscription'

import { inspector, logReader, reader, repairer, tableAction } from 'actions.bicep'

@description('Name of the environment; names of roles begin with it, for they are unique in a tenant.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('Ids of the subscriptions with machines, where the machine roles can be assigned beside this one.')
param machineSubscriptions string[] = []

@description('Ids of the subscriptions with workspaces, where the log reader can be assigned beside this one.')
param workspaceSubscriptions string[] = []

@description('Tables that the operator\'s own queries read beside the product\'s.')
param ownTables string[] = []

var machineScopes = union([subscription().id], map(machineSubscriptions, id => '/subscriptions/${toLower(id)}'))
var workspaceScopes = union([subscription().id], map(workspaceSubscriptions, id => '/subscriptions/${toLower(id)}'))

resource readerRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, environmentName, reader.title)
  properties: {
    roleName: '${environmentName} ${reader.title}'
    description: reader.summary
    type: 'CustomRole'
    permissions: [{ actions: reader.actions }]
    assignableScopes: machineScopes
  }
}

resource inspectorRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, environmentName, inspector.title)
  properties: {
    roleName: '${environmentName} ${inspector.title}'
    description: inspector.summary
    type: 'CustomRole'
    permissions: [{ actions: inspector.actions }]
    assignableScopes: machineScopes
  }
}

resource repairerRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, environmentName, repairer.title)
  properties: {
    roleName: '${environmentName} ${repairer.title}'
    description: repairer.summary
    type: 'CustomRole'
    permissions: [{ actions: repairer.actions }]
    assignableScopes: machineScopes
  }
}

resource logReaderRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, environmentName, logReader.title)
  properties: {
    roleName: '${environmentName} ${logReader.title}'
    description: logReader.summary
    type: 'CustomRole'
    permissions: [{ actions: union(logReader.actions, map(ownTables, table => tableAction(table))) }]
    assignableScopes: workspaceScopes
  }
}

@description('Names (GUIDs) of the machine roles by the value of the parameter "role".')
output machineRoles { reader: string, inspector: string, repairer: string } = {
  reader: readerRole.name
  inspector: inspectorRole.name
  repairer: repairerRole.name
}

@description('Name (GUID) of the log reader.')
output logReaderRole string = logReaderRole.name
