@description('Name of the function app.')
@minLength(2)
@maxLength(60)
param appName string

@description('Client id of the API\'s app registration.')
@minLength(36)
@maxLength(36)
param clientId string

@description('Client ids of the only applications that may call, besides Azure Monitor\'s action groups; empty for all whose token has an app role.')
param applications string[]

@description('Object ids of the only users and service principals that may call; empty for all whom Entra gives a token for the API.')
param principals string[]

// AZNS AAD Webhook, Microsoft's own application that calls secure webhooks for Azure Monitor's action groups; the same id in every tenant.
var actionGroups = '461e8683-5575-4561-ac7f-899cc907d62a'

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

// The platform checks a token before a request reaches the app: of this tenant, for this API and, where there are lists, from a listed application and
// for a listed principal. App roles are looked at by the app (src/Api/Authorization).
resource auth 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
      runtimeVersion: '~1'
    }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'Return401'
      // They tell nothing about machines.
      excludedPaths: ['/api/health', '/api/openapi.json']
    }
    httpSettings: {
      requireHttps: true
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: clientId
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [clientId, 'api://${clientId}']
          defaultAuthorizationPolicy: union(
            empty(applications) ? {} : { allowedApplications: concat([actionGroups], applications) },
            empty(principals) ? {} : { allowedPrincipals: { identities: principals } }
          )
        }
      }
    }
    login: {
      tokenStore: {
        enabled: false
      }
    }
  }
}
