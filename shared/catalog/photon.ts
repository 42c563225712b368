import type { Service } from './service'
import { runtime } from './presetFields'

const uuid = '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

const appId = (product: string, help: string) =>
  runtime({
    id: `appId${product}`,
    label: `App ID ${product}`,
    help,
    link: 'dashboard',
    doubts: [{ pattern: uuid, message: 'App IDs usually are 8-4-4-4-12 characters, 0-9 and a-f; this one is not.' }],
  })

/** The SDKs keep their App IDs one level deep, in assets that differ in script and place. */
const inSettings = (key: string) => ({ key: 'AppSettings', inside: key })
const absent = 'The Photon SDK makes it when its wizard runs. The App IDs are then written here.'

/** Photon: one App ID for each product. Photon has no request that checks one. */
export const photon: Service = {
  version: 1,
  id: 'photon',
  label: 'Photon',
  summary: 'Multiplayer. Each product of Photon has an App ID, which ships in the game.',
  isOptional: true,
  caution:
    'Whoever has an App ID can fill your concurrent users with players of another game. Every build contains it, so ' +
    'keep it out of public repositories.',
  environments: 'An App ID of Photon is one application: use App Version to keep builds apart.',
  links: { dashboard: { label: 'Open the Photon dashboard', url: 'https://dashboard.photonengine.com' } },
  places: [
    {
      id: 'unityPun',
      label: 'PUN settings',
      engine: 'unity',
      ships: true,
      file: {
        script: '9f3758f8f58fdef43803eb9be1df0608',
        standard: 'Assets/Photon/PhotonUnityNetworking/Resources/PhotonServerSettings.asset',
      },
      format: 'unityTree',
      values: {
        appIdRealtime: inSettings('AppIdRealtime'),
        appIdChat: inSettings('AppIdChat'),
        appIdVoice: inSettings('AppIdVoice'),
        appVersion: inSettings('AppVersion'),
        fixedRegion: inSettings('FixedRegion'),
      },
      absent,
    },
    {
      id: 'unityFusion',
      label: 'Fusion settings',
      engine: 'unity',
      ships: true,
      // The script is in a DLL, where only the fileID tells it from others.
      file: {
        script: '7de3b8b9e1263ad479e2d0c4261b7646',
        fileID: '1878438611',
        standard: 'Assets/Photon/Fusion/Resources/PhotonAppSettings.asset',
      },
      format: 'unityTree',
      values: {
        appIdFusion: inSettings('AppIdFusion'),
        appIdChat: inSettings('AppIdChat'),
        appIdVoice: inSettings('AppIdVoice'),
        appVersion: inSettings('AppVersion'),
        fixedRegion: inSettings('FixedRegion'),
      },
      absent,
    },
    {
      id: 'unityQuantum',
      label: 'Quantum settings',
      engine: 'unity',
      ships: true,
      file: {
        script: '1a2fd84990211594491ac3c7e3e15257',
        standard: 'Assets/QuantumUser/Resources/PhotonServerSettings.asset',
      },
      format: 'unityTree',
      values: {
        appIdQuantum: inSettings('AppIdQuantum'),
        appIdChat: inSettings('AppIdChat'),
        appIdVoice: inSettings('AppIdVoice'),
        appVersion: inSettings('AppVersion'),
        fixedRegion: inSettings('FixedRegion'),
      },
      absent,
    },
  ],
  sections: [
    {
      id: 'keys',
      label: 'App IDs',
      fields: [
        appId('Realtime', 'For PUN and the Realtime API.'),
        appId('Fusion', 'For Fusion.'),
        appId('Quantum', 'For Quantum.'),
        appId('Chat', 'For Photon Chat.'),
        appId('Voice', 'For Photon Voice.'),
      ],
    },
    {
      id: 'connection',
      label: 'Connection',
      fields: [
        runtime({ id: 'appVersion', label: 'App Version', help: 'Only players with the same text meet each other.' }),
        runtime({
          id: 'fixedRegion',
          label: 'Fixed Region',
          help: 'A region such as eu or us. Empty: the one with the shortest way.',
          doubts: [{ pattern: '^[a-z]{2,8}$', message: 'Regions usually are a few letters from a to z; this one is not.' }],
        }),
      ],
    },
  ],
}
