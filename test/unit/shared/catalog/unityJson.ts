import { hex, uuid } from './gameParts'

// The files of a Unity game that are JSON, as SDKs and consoles write them, with made-up keys.

const json = (value: unknown) => JSON.stringify(value, null, 2)
const firebaseKey = `AIza${'Sy3-_'.repeat(7)}`
const clientId = `xyza7891${'Ab1'.repeat(8)}`
const clientSecret = `${'s/+'.repeat(14)}x`

const googleServices = {
  project_info: { project_number: '123456789012', project_id: 'lantern-1a2b3', storage_bucket: 'lantern-1a2b3.appspot.com' },
  client: [
    {
      client_info: {
        mobilesdk_app_id: '1:123456789012:android:0123456789abcdef',
        android_client_info: { package_name: 'com.studio.lantern' },
      },
      oauth_client: [],
      api_key: [{ current_key: firebaseKey }],
      services: { appinvite_service: { other_platform_oauth_client: [] } },
    },
  ],
  configuration_version: '1',
}

export const unityJson = {
  'Assets/google-services.json': json(googleServices),
  'Assets/StreamingAssets/google-services-desktop.json': json(googleServices),
  'Assets/LootLockerSDK/Resources/Config/LootLockerConfig.bytes': `{"api_key":"dev_${hex('5')}","domain_key":"ab12cd34","game_version":"0.9.0.0"}`,
  'ProjectSettings/Packages/com.unity.services.core/Settings.json': `{\r\n  "EnvironmentName": "development",\r\n  "EnvironmentId": "${uuid('6')}"\r\n}`,
  'Assets/StreamingAssets/EOS/eos_product_config.json': json({
    ProductId: { Name: 'Lantern', Value: uuid('7') },
    Clients: [
      { Name: 'Server', Value: { ClientId: 'other', ClientSecret: 'other', EncryptionKey: null } },
      { Name: 'Client', Value: { ClientId: clientId, ClientSecret: clientSecret, EncryptionKey: hex('8', 64) } },
    ],
    Environments: {
      Deployments: [
        { Name: 'Other', Value: { SandboxId: { Value: 'other' }, DeploymentId: 'other' } },
        { Name: 'Deployment', Value: { SandboxId: { Value: hex('9') }, DeploymentId: uuid('a') } },
      ],
      Sandboxes: [{ Name: 'Sandbox', Value: { Value: hex('9') } }],
    },
  }),
  'Assets/StreamingAssets/EOS/EpicOnlineServicesConfig.json': JSON.stringify(
    {
      productName: 'Lantern',
      productID: uuid('7'),
      sandboxID: hex('9'),
      deploymentID: uuid('a'),
      clientSecret,
      clientID: clientId,
      encryptionKey: hex('8', 64),
      tickBudgetInMilliseconds: 0,
    },
    null,
    4,
  ),
  'Assets/Beamable/Resources/config-defaults.txt': JSON.stringify(
    { cid: '1234567890123456', alias: 'tide', pid: 'DE_1234567890123457', platform: 'https://api.beamable.com' },
    null,
    4,
  ),
}

export const unityJsonValues = {
  firebase: {
    apiKey: firebaseKey,
    appId: '1:123456789012:android:0123456789abcdef',
    projectId: 'lantern-1a2b3',
    projectNumber: '123456789012',
    storageBucket: 'lantern-1a2b3.appspot.com',
  },
  'unity-services': { environmentName: 'development', environmentId: uuid('6') },
  epic: {
    productId: uuid('7'),
    sandboxId: hex('9'),
    deploymentId: uuid('a'),
    clientId,
    clientSecret,
    encryptionKey: hex('8', 64),
  },
  beamable: { customerId: '1234567890123456', alias: 'tide', realmId: 'DE_1234567890123457' },
}
