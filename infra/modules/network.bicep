@description('Name of the virtual network.')
@minLength(2)
@maxLength(64)
param name string

@description('Region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Addresses of the network, at least a /25.')
param addressPrefix string

// Half of the smallest network for the app, whose instances need an address each; the other half for the endpoints.
var appPrefix = cidrSubnet(addressPrefix, 26, 0)
var endpointPrefix = cidrSubnet(addressPrefix, 26, 1)

resource network 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        addressPrefix
      ]
    }
    subnets: [
      {
        // Flex Consumption takes no underscore in this name.
        name: 'app'
        properties: {
          addressPrefix: appPrefix
          // Resource Manager, Log Analytics and Application Insights are asked over the internet. Put a NAT gateway here for an address of your own.
          defaultOutboundAccess: true
          delegations: [
            {
              name: 'flex'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: endpointPrefix
          defaultOutboundAccess: false
        }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: 'app'
  }

  resource endpoints 'subnets' existing = {
    name: 'endpoints'
  }
}

@description('ARM id of the network.')
output id string = network.id

@description('ARM id of the subnet for the app.')
output appSubnetId string = network::app.id

@description('ARM id of the subnet for private endpoints.')
output endpointSubnetId string = network::endpoints.id
