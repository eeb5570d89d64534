metadata description = 'Calls the alert endpoint, machine by machine, when Schannel events of one workspace show connections older than TLS 1.2.'

@description('Name of the rule; one rule for each workspace.')
@minLength(1)
@maxLength(128)
param name string

@description('Region of the rule: that of the workspace.')
param location string

@description('Tags of every resource.')
param tags object = {}

@description('ARM id of the workspace that holds table Event.')
param workspaceId string

@description('ARM ids of the action groups to notify; among them the one of the alert endpoint.')
@minLength(1)
@maxLength(5)
param actionGroupIds string[]

@description('For how long a machine that was told about is not told about again. A sweep that repairs it takes less; until its restart it goes on anyway.')
@allowed(['PT1H', 'PT6H', 'PT12H', 'P1D'])
param quietFor string = 'PT6H'

@description('False for a rule that only waits to be switched on.')
param enabled bool = true

// The product's own reading of these events, so that the rule and a sweep call the same connections legacy.
var head = loadTextContent('../../src/Remediation/ConnectionLogs/Queries/Head.kql')
var events = loadTextContent('../../src/Remediation/ConnectionLogs/Queries/Event.kql')
var tail = loadTextContent('../queries/legacy-tls.tail.kql')

resource rule 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'Legacy TLS seen (${name})'
    description: 'A machine made connections older than TLS 1.2, says its own event log. Starts a sweep of that machine.'
    severity: 3
    enabled: enabled
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    criteria: {
      allOf: [
        {
          query: '${head}let Records = Event;\n${events}${tail}'
          timeAggregation: 'Total'
          metricMeasureColumn: 'Connections'
          dimensions: [
            {
              name: 'Computer'
              operator: 'Include'
              values: ['*']
            }
            {
              name: '_ResourceId'
              operator: 'Include'
              values: ['*']
            }
          ]
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    // A firing is a hint to look now; nothing waits for its end.
    autoMitigate: false
    muteActionsDuration: quietFor
    // A workspace that has not yet got its first event may not know the table; the tests bind the query.
    skipQueryValidation: true
    actions: {
      actionGroups: actionGroupIds
    }
  }
}

@description('ARM id of the rule.')
output ruleId string = rule.id
