import type { Service } from './service'
import { runtime } from './presetFields'

/**
 * Talo: an access key that ships. It has no check: every request with the key belongs to a scope that the key need not have,
 * and the public one says nothing about it.
 */
export const talo: Service = {
  version: 1,
  id: 'talo',
  label: 'Talo',
  summary: 'Leaderboards, saves and statistics. The access key ships in the game.',
  isOptional: true,
  caution: 'The access key ships, so give it only the scopes that the game needs.',
  environments: 'Talo has no test and live environments: an access key belongs to one game.',
  links: { dashboard: { label: 'Open the Talo dashboard', url: 'https://dashboard.trytalo.com' } },
  places: [
    {
      id: 'unity',
      label: 'Unity asset',
      engine: 'unity',
      ships: true,
      file: { script: '49b9c417269f7cf408803966b024d3b8', standard: 'Assets/Resources/Talo Settings.asset' },
      format: 'unityAsset',
      values: { accessKey: { key: 'accessKey' }, apiUrl: { key: 'apiUrl' } },
      absent: 'Make it in a Resources folder with the menu Create, Talo, Settings Asset. The key is then written here.',
    },
    {
      id: 'godot',
      label: 'addons/talo/settings.cfg',
      engine: 'godot',
      ships: true,
      file: { path: 'addons/talo/settings.cfg' },
      format: 'godot',
      values: {
        // Before any section.
        accessKey: { key: 'access_key' },
        apiUrl: { key: 'api_url' },
        verificationKey: { section: 'verification', key: 'key_value' },
      },
      absent: 'The addon makes it when the game runs for the first time. The key is then written here.',
    },
  ],
  found: [{ engine: 'godot', addon: 'talo' }],
  sections: [
    {
      id: 'keys',
      label: 'Keys',
      fields: [
        runtime({
          id: 'accessKey',
          label: 'Access Key',
          help: 'Dashboard: Access keys. Choose its scopes there.',
          link: 'dashboard',
          doubts: [{ pattern: '^eyJ', message: 'Access keys usually begin with eyJ; this one does not.' }],
        }),
        runtime({
          id: 'verificationKey',
          label: 'Verification Key',
          help: 'Godot: signs what the game sends, if it is set.',
          link: 'dashboard',
        }),
        runtime({ id: 'apiUrl', label: 'API URL', help: 'For a Talo of your own. Empty: the public one.' }),
      ],
    },
  ],
}
