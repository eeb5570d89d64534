metadata description = 'Notifies the alert endpoint and people of what Azure Service Health announces for this subscription; the endpoint starts a Report sweep.'

@description('Name of the rule.')
@minLength(1)
@maxLength(260)
param name string

@description('Tags of every resource.')
param tags object = {}

@description('ARM ids of the action groups to notify.')
@minLength(1)
@maxLength(5)
param actionGroupIds string[]

@description('Kinds of notices. Retirements of old protocols come as Security or ActionRequired; the endpoint reads Informational and Maintenance too, and never Incident.')
@minLength(1)
param incidentTypes ('Security' | 'ActionRequired' | 'Informational' | 'Maintenance')[] = ['Security', 'ActionRequired']

var groups = map(actionGroupIds, id => { actionGroupId: id })

resource rule 'Microsoft.Insights/activityLogAlerts@2020-10-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    description: 'Azure announces a change. Starts a sweep that only reports.'
    enabled: true
    scopes: [subscription().id]
    condition: {
      allOf: [
        {
          field: 'category'
          equals: 'ServiceHealth'
        }
        {
          anyOf: [
            for type in incidentTypes: {
              field: 'properties.incidentType'
              equals: type
            }
          ]
        }
      ]
    }
    actions: {
      actionGroups: groups
    }
  }
}

@description('ARM id of the rule.')
output ruleId string = rule.id
