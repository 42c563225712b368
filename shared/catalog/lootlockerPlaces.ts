import type { Place } from './place'

const unreal = '/Script/LootLockerSDK.LootLockerConfig'
const godot = 'LootLockerSettings'

/** Where the SDKs of LootLocker read their settings. */
export const lootlockerPlaces: Place[] = [
  {
    id: 'unity',
    label: 'Unity asset',
    engine: 'unity',
    ships: true,
    file: {
      script: '182cd195a28310e479cddf7ff82822f8',
      standard: 'Assets/LootLockerSDK/Resources/Config/LootLockerConfig.asset',
    },
    format: 'unityAsset',
    values: { apiKey: { key: 'apiKey' }, domainKey: { key: 'domainKey' }, gameVersion: { key: 'game_version' } },
    secrets: { adminToken: { key: 'adminToken' } },
    absent: 'The SDK makes it when Unity opens Project Settings, LootLocker SDK. The keys are then written here.',
  },
  {
    // Where it is, newer releases of the SDK read it instead of the asset.
    id: 'unityBytes',
    label: 'LootLockerConfig.bytes',
    engine: 'unity',
    ships: true,
    file: { path: 'Assets/LootLockerSDK/Resources/Config/LootLockerConfig.bytes' },
    format: 'jsonTree',
    values: { apiKey: { key: 'api_key' }, domainKey: { key: 'domain_key' }, gameVersion: { key: 'game_version' } },
    ifThere: true,
  },
  {
    id: 'unreal',
    label: 'DefaultGame.ini',
    engine: 'unreal',
    ships: true,
    file: { path: 'Config/DefaultGame.ini' },
    format: 'unrealTree',
    values: {
      apiKey: { section: unreal, key: 'LootLockerGameKey' },
      domainKey: { section: unreal, key: 'DomainKey' },
      gameVersion: { section: unreal, key: 'GameVersion' },
    },
  },
  {
    id: 'godot',
    label: 'LootLockerSettings.cfg',
    engine: 'godot',
    ships: true,
    file: { path: 'LootLockerSettings.cfg' },
    format: 'godot',
    values: {
      apiKey: { section: godot, key: 'api_key' },
      domainKey: { section: godot, key: 'domain_key' },
      gameVersion: { section: godot, key: 'game_version' },
    },
    absent: 'The addon makes it when Godot opens the project. Let an export preset include *.cfg.',
  },
]
