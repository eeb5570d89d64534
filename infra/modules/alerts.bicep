metadata description = 'Tells people when the app itself fails: a run that was interrupted, a sweep that was given up, a timer that is silent, sources that cannot see.'

@description('Short words for the names of the rules, such as the environment\'s name.')
@minLength(1)
@maxLength(64)
param name string

@description('Region of the rules: that of the workspace.')
param location string

@description('Tags of every resource.')
param tags object = {}

@description('ARM id of the workspace that holds the app\'s own logs.')
param appWorkspaceId string

@description('ARM ids of the action groups that write to people. Not the alert endpoint: a sweep that failed must not start the next one.')
@maxLength(5)
param actionGroupIds string[]

@description('After how many hours without a tick the timer counts as silent, 1 to 47: longer than the longest pause in Sweep__Schedule.')
@minValue(1)
@maxValue(47)
param timerSilenceHours int = 13

@description('True to be told when a sweep ends without a source or an inventory that it could see by.')
param watchSources bool = true

var silent = replace(
  loadTextContent('../queries/timer-silent.kql'),
  'let Silence = 13h;',
  'let Silence = ${timerSilenceHours}h;'
)

// Rows are counted, except for the timer: its query has one row, whose number is 0 where nothing ticked.
var rules = [
  {
    key: 'sweep-interrupted'
    title: 'TLS sweep interrupted'
    description: 'A run of a sweep ended in an error; the queue starts it again.'
    severity: 3
    query: loadTextContent('../queries/sweep-interrupted.kql')
    window: 'PT1H'
    enabled: true
    measure: ''
  }
  {
    key: 'sweep-given-up'
    title: 'TLS sweep given up'
    description: 'The queue gave up on a sweep (TLS701), or dropped a message that is not one of ours.'
    severity: 1
    query: loadTextContent('../queries/sweep-given-up.kql')
    window: 'PT1H'
    enabled: true
    measure: ''
  }
  {
    key: 'timer-silent'
    title: 'TLS sweep timer silent'
    description: 'The timer did not ask for a sweep for ${timerSilenceHours} hours.'
    severity: 1
    query: silent
    window: 'P2D'
    enabled: true
    measure: 'Ticks'
  }
  {
    key: 'sources-cannot-see'
    title: 'TLS sweep could not see'
    description: 'A sweep had no source that could show old protocols, or no inventory; it claims nothing.'
    severity: 2
    query: loadTextContent('../queries/sources-cannot-see.kql')
    window: 'PT1H'
    enabled: watchSources
    measure: ''
  }
]

resource appRules 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for rule in rules: {
    name: 'alert-${name}-${rule.key}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: rule.description
      severity: rule.severity
      enabled: rule.enabled
      scopes: [appWorkspaceId]
      evaluationFrequency: rule.window == 'P2D' ? 'PT1H' : 'PT15M'
      windowSize: rule.window
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: empty(rule.measure) ? 'Count' : 'Total'
            metricMeasureColumn: empty(rule.measure) ? null : rule.measure
            operator: empty(rule.measure) ? 'GreaterThan' : 'LessThan'
            threshold: empty(rule.measure) ? 0 : 1
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      // Told once, and once more when it is over.
      autoMitigate: true
      // A new workspace may not know the tables before the app's first word; the tests bind the queries.
      skipQueryValidation: true
      actions: {
        actionGroups: actionGroupIds
      }
    }
  }
]

@description('ARM ids of the rules.')
output ruleIds string[] = [for (rule, index) in rules: appRules[index].id]
