metadata description = 'A data collection rule that brings Schannel\'s handshake events into table Event. Which machines it rules is the operator\'s choice: docs/sources.md.'

@description('Name of the rule.')
@minLength(3)
@maxLength(64)
param name string

@description('Region of the rule: that of the workspace. Machines may be elsewhere.')
param location string

@description('Tags of every resource.')
param tags object = {}

@description('ARM id of the workspace that gets the events; it must be among those that the app asks.')
param workspaceId string

// The providers and ids that src/Remediation/ConnectionLogs/Queries/Event.kql reads. No level is named: 36880 is Information, 36874 is Error.
var schannel = 'System!*[System[Provider[@Name=\'Schannel\' or @Name=\'Microsoft-Windows-Schannel\'] and (EventID=36880 or EventID=36874)]]'
var destination = 'workspace'
var stream = 'Microsoft-Event'

resource rule 'Microsoft.Insights/dataCollectionRules@2024-03-11' = {
  name: name
  location: location
  tags: tags
  kind: 'Windows'
  properties: {
    description: 'Schannel handshakes of the System log for the TLS remediation.'
    dataSources: {
      windowsEventLogs: [
        {
          name: 'schannel'
          streams: [stream]
          xPathQueries: [schannel]
        }
      ]
    }
    destinations: {
      logAnalytics: [
        {
          name: destination
          workspaceResourceId: workspaceId
        }
      ]
    }
    dataFlows: [
      {
        streams: [stream]
        destinations: [destination]
      }
    ]
  }
}

@description('ARM id of the rule, for the associations of machines.')
output ruleId string = rule.id
