metadata description = 'The workbook: where legacy TLS comes from, what was done, confirmed and blocked. Its layout is workbook.json, its queries are the .kql files beside it.'

@description('Region of the workbook.')
param location string

@description('Tags of every resource.')
param tags object = {}

@description('Name of the environment; it is in the workbook\'s title.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('ARM id of the workspace that holds the app\'s own logs.')
param appWorkspaceId string

@description('Address of docs/reasons.md as your people reach it; empty for the plain file name.')
param reasonsPage string = ''

var layout = loadJsonContent('../workbook/workbook.json')
var machines = loadTextContent('../workbook/machines.head.kql')

// By the name of the layout's item.
var queries = {
  'blocked-machines': '${machines}${loadTextContent('../workbook/blocked-machines.kql')}'
  'blocked-reasons': '${machines}${loadTextContent('../workbook/blocked-reasons.kql')}'
  'confirmed-machines': '${machines}${loadTextContent('../workbook/confirmed-machines.kql')}'
  'done-now': '${machines}${loadTextContent('../workbook/done-now.kql')}'
  'done-sweeps': loadTextContent('../workbook/done-sweeps.kql')
  'done-verdicts': '${machines}${loadTextContent('../workbook/done-verdicts.kql')}'
  'failures-interruptions': loadTextContent('../workbook/failures-interruptions.kql')
  'failures-requests': loadTextContent('../workbook/failures-requests.kql')
  'failures-sweeps': loadTextContent('../workbook/failures-sweeps.kql')
  'origin-machines': '${machines}${loadTextContent('../workbook/origin-machines.kql')}'
  'origin-protocols': loadTextContent('../workbook/origin-protocols.kql')
  'origin-sources': loadTextContent('../workbook/origin-sources.kql')
  'origin-unattributed': loadTextContent('../workbook/origin-unattributed.kql')
  'sources-now': loadTextContent('../workbook/sources-now.kql')
  'sources-outcomes': loadTextContent('../workbook/sources-outcomes.kql')
}

var kindOfQuery = 3
var items = map(
  layout.items,
  item => item.type == kindOfQuery ? union(item, { content: { query: queries[item.name] } }) : item
)
var reasons = empty(reasonsPage) ? 'docs/reasons.md' : '[docs/reasons.md](${reasonsPage})'

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, environmentName, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'TLS remediation (${environmentName})'
    category: 'workbook'
    sourceId: appWorkspaceId
    version: 'Notebook/1.0'
    serializedData: replace(
      replace(string(union(layout, { items: items })), '@workspace', appWorkspaceId),
      '@reasons',
      reasons
    )
  }
}

@description('ARM id of the workbook.')
output workbookId string = workbook.id
