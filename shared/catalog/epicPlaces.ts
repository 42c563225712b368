import type { Place } from './place'

const settings = '/Script/OnlineSubsystemEOS.EOSSettings'
/** A member of the line of `Artifacts` that has the artifact's name. */
const inArtifact = (member: string) => ({
  section: settings,
  key: '+Artifacts',
  inside: `[ArtifactName={artifactName}]/${member}`,
})
const inServices = (key: string) => ({ section: 'OnlineServices.EOS', key })
const inClient = (member: string) => ({ key: 'Clients', inside: `[Name={clientName}]/Value/${member}` })
const inDeployment = (way: string) => ({ key: 'Environments', inside: `Deployments/[Name={deploymentName}]/Value/${way}` })

/** Where the plugins of the engines read what a game signs in to Epic Online Services with. */
export const epicPlaces: Place[] = [
  {
    id: 'unity',
    label: 'eos_product_config.json',
    engine: 'unity',
    ships: true,
    file: { path: 'Assets/StreamingAssets/EOS/eos_product_config.json' },
    format: 'jsonTree',
    values: {
      productId: { key: 'ProductId', inside: 'Value' },
      sandboxId: inDeployment('SandboxId/Value'),
      deploymentId: inDeployment('DeploymentId'),
      clientId: inClient('ClientId'),
      clientSecret: inClient('ClientSecret'),
      encryptionKey: inClient('EncryptionKey'),
    },
    ifThere: true,
    absent: 'The EOS plugin, from version 4 on, makes it in its configuration window. The IDs are then written here.',
  },
  {
    // Later releases of the plugin write the ID alone, where the earlier ones have its name beside it.
    id: 'unityPlainId',
    label: 'eos_product_config.json, ProductId',
    engine: 'unity',
    ships: true,
    file: { path: 'Assets/StreamingAssets/EOS/eos_product_config.json' },
    format: 'jsonTree',
    values: { productId: { key: 'ProductId' } },
    ifThere: true,
  },
  {
    // Of the plugin before version 4; projects that were moved have both.
    id: 'unityOlder',
    label: 'EpicOnlineServicesConfig.json',
    engine: 'unity',
    ships: true,
    file: { path: 'Assets/StreamingAssets/EOS/EpicOnlineServicesConfig.json' },
    format: 'jsonTree',
    values: {
      productId: { key: 'productID' },
      sandboxId: { key: 'sandboxID' },
      deploymentId: { key: 'deploymentID' },
      clientId: { key: 'clientID' },
      clientSecret: { key: 'clientSecret' },
      encryptionKey: { key: 'encryptionKey' },
    },
    ifThere: true,
  },
  {
    id: 'unreal',
    label: 'DefaultEngine.ini, Online Subsystem EOS',
    engine: 'unreal',
    ships: true,
    file: { path: 'Config/DefaultEngine.ini' },
    format: 'unrealTree',
    values: {
      artifactName: { section: settings, key: 'DefaultArtifactName' },
      productId: inArtifact('ProductId'),
      sandboxId: inArtifact('SandboxId'),
      deploymentId: inArtifact('DeploymentId'),
      clientId: inArtifact('ClientId'),
      clientSecret: inArtifact('ClientSecret'),
      encryptionKey: inArtifact('EncryptionKey'),
    },
    ifThere: true,
  },
  {
    // The name of the key in later releases of the engine, which leave the older one out of a package.
    id: 'unrealClientKey',
    label: 'DefaultEngine.ini, ClientEncryptionKey',
    engine: 'unreal',
    ships: true,
    file: { path: 'Config/DefaultEngine.ini' },
    format: 'unrealTree',
    values: { encryptionKey: inArtifact('ClientEncryptionKey') },
    ifThere: true,
  },
  {
    id: 'unrealServices',
    label: 'DefaultEngine.ini, Online Services',
    engine: 'unreal',
    ships: true,
    file: { path: 'Config/DefaultEngine.ini' },
    format: 'unrealTree',
    values: {
      productId: inServices('ProductId'),
      sandboxId: inServices('SandboxId'),
      deploymentId: inServices('DeploymentId'),
      clientId: inServices('ClientId'),
      clientSecret: inServices('ClientSecret'),
      encryptionKey: inServices('ClientEncryptionKey'),
    },
    ifThere: true,
  },
]
