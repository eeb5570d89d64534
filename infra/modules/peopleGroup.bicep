metadata description = 'The action group that writes to people. Separate from the alert endpoint: what fails in the app must not start sweeps.'

@description('Short words for the name of the group, such as the environment\'s name.')
@minLength(1)
@maxLength(64)
param name string

@description('Tags of every resource.')
param tags object = {}

@description('E-mail address of the operators; empty for none.')
@maxLength(320)
param email string = ''

resource peopleGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}-people'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'tls-people'
    emailReceivers: empty(email)
      ? []
      : [
          {
            name: 'people'
            emailAddress: email
            useCommonAlertSchema: true
          }
        ]
  }
}

@description('ARM id of the group.')
output groupId string = peopleGroup.id
