@description('Name of the function app.')
@minLength(2)
@maxLength(60)
param appName string

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

// User name and password are disabled for both; who publishes signs in with Entra.
resource scm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource ftp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}
