// What each role may do: the only list in Bicep. tests/Infra holds it equal to src/Cloud/Permissions/AzureActions.cs, where every action has
// the code that needs it and what breaks without it.

@export()
@description('One of the product\'s roles.')
type role = {
  @description('Name; that of the environment is put before it, for names are unique in a tenant.')
  title: string

  @description('What the role is for.')
  summary: string

  @description('Actions at the control plane; no wildcard.')
  actions: string[]
}

var inventory = [
  'Microsoft.Compute/virtualMachines/read'
  'Microsoft.Network/networkInterfaces/read'
  'Microsoft.Network/publicIPAddresses/read'
  'Microsoft.Network/natGateways/read'
  'Microsoft.Network/loadBalancers/read'
  'Microsoft.Network/virtualNetworks/read'
  'Microsoft.Compute/virtualMachineScaleSets/read'
  'Microsoft.Compute/virtualMachineScaleSets/virtualMachines/read'
  'Microsoft.Compute/virtualMachineScaleSets/virtualMachines/networkInterfaces/read'
  'Microsoft.HybridCompute/machines/read'
]

var runCommands = [
  'Microsoft.Compute/virtualMachines/runCommands/read'
  'Microsoft.Compute/virtualMachines/runCommands/write'
  'Microsoft.Compute/virtualMachines/runCommands/delete'
  'Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommands/read'
  'Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommands/write'
  'Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommands/delete'
  'Microsoft.HybridCompute/machines/runcommands/read'
  'Microsoft.HybridCompute/machines/runcommands/write'
  'Microsoft.HybridCompute/machines/runcommands/delete'
]

@export()
@description('For mode Report.')
var reader role = {
  title: 'TLS remediation reader'
  summary: 'Sees machines and their addresses. Cannot write anything and cannot run anything on a machine.'
  actions: inventory
}

@export()
@description('For mode Inspect.')
var inspector role = {
  title: 'TLS remediation inspector'
  summary: 'Meant to read machines by run commands. Azure has one permission for all run commands: whoever holds this may run anything as SYSTEM on every machine in scope.'
  actions: concat(inventory, runCommands)
}

@export()
@description('For mode Repair.')
var repairer role = {
  title: 'TLS remediation repairer'
  summary: 'Meant to repair machines by run commands. Holds the same actions as the inspector: may run anything as SYSTEM on every machine in scope.'
  actions: concat(inventory, runCommands)
}

@export()
@description('For the logs of a workspace.')
var logReader role = {
  title: 'TLS remediation log reader'
  summary: 'Asks a workspace for the tables that show TLS versions and addresses, and for no other table.'
  actions: [
    'Microsoft.OperationalInsights/workspaces/read'
    'Microsoft.OperationalInsights/workspaces/query/read'
    'Microsoft.OperationalInsights/workspaces/query/AADManagedIdentitySignInLogs/read'
    'Microsoft.OperationalInsights/workspaces/query/AADNonInteractiveUserSignInLogs/read'
    'Microsoft.OperationalInsights/workspaces/query/AADServicePrincipalSignInLogs/read'
    'Microsoft.OperationalInsights/workspaces/query/AEGDataPlaneRequests/read'
    'Microsoft.OperationalInsights/workspaces/query/AGCAccessLogs/read'
    'Microsoft.OperationalInsights/workspaces/query/AGWAccessLogs/read'
    'Microsoft.OperationalInsights/workspaces/query/AZKVAuditLogs/read'
    'Microsoft.OperationalInsights/workspaces/query/ApiManagementGatewayLogs/read'
    'Microsoft.OperationalInsights/workspaces/query/AzureDiagnostics/read'
    'Microsoft.OperationalInsights/workspaces/query/Event/read'
    'Microsoft.OperationalInsights/workspaces/query/Heartbeat/read'
    'Microsoft.OperationalInsights/workspaces/query/SQLSecurityAuditEvents/read'
    'Microsoft.OperationalInsights/workspaces/query/SigninLogs/read'
    'Microsoft.OperationalInsights/workspaces/query/StorageBlobLogs/read'
    'Microsoft.OperationalInsights/workspaces/query/StorageFileLogs/read'
    'Microsoft.OperationalInsights/workspaces/query/StorageQueueLogs/read'
    'Microsoft.OperationalInsights/workspaces/query/StorageTableLogs/read'
    'Microsoft.OperationalInsights/workspaces/query/VMConnection/read'
    'Microsoft.OperationalInsights/workspaces/query/WindowsEvent/read'
  ]
}

@export()
@description('The action that reads a table in queries; of custom tables (named ..._CL) Azure knows only all together.')
func tableAction(table string) string =>
  'Microsoft.OperationalInsights/workspaces/query/${endsWith(table, '_CL') ? 'Tables.Custom' : table}/read'
