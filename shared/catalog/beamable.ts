import { runtime, secret } from './presetFields'
import type { Service } from './service'

/** Beamable: the customer and the realm are in a file that ships; each environment is a realm. */
export const beamable: Service = {
  version: 1,
  id: 'beamable',
  label: 'Beamable',
  summary: 'Backend of a game. Each environment is a realm, whose ID ships; the realm secret is for servers only.',
  isOptional: true,
  experimental: 'Where its settings are was seen in projects, not read in documentation.',
  caution: 'The realm secret acts for the whole realm. Only a server of yours may have it.',
  environments: {},
  links: { portal: { label: 'Open the Beamable portal', url: 'https://portal.beamable.com' } },
  places: [
    {
      id: 'unity',
      label: 'config-defaults.txt',
      engine: 'unity',
      ships: true,
      // JSON, in spite of its name.
      file: { path: 'Assets/Beamable/Resources/config-defaults.txt' },
      format: 'jsonTree',
      values: { customerId: { key: 'cid' }, alias: { key: 'alias' }, realmId: { key: 'pid' } },
      absent: 'The Beamable package makes it after you sign in to it in Unity. The IDs are then written here.',
    },
  ],
  found: [{ engine: 'unity', package: 'com.beamable' }],
  sections: [
    {
      id: 'realm',
      label: 'Realm',
      shows: ['targets'],
      fields: [
        runtime({ id: 'customerId', label: 'Customer ID', help: 'Names your organization, by a number.', link: 'portal' }),
        runtime({ id: 'alias', label: 'Alias', help: 'Names your organization, by a word.', link: 'portal' }),
        runtime({
          id: 'realmId',
          label: 'Realm ID',
          help: 'Names the realm, such as DE_ and a number. A player of another realm is another player.',
          perEnvironment: true,
          link: 'portal',
          doubts: [{ pattern: '^DE_[0-9]+$', message: 'Realm IDs usually are DE_ and a number; this one is not.' }],
        }),
        secret({
          id: 'realmSecret',
          label: 'Realm Secret',
          help: 'Portal: the realm, Secret. For servers only.',
          perEnvironment: true,
          variable: 'BEAMABLE_REALM_SECRET',
          link: 'portal',
        }),
      ],
    },
  ],
}
