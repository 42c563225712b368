import type { Service } from './service'
import { secret, shared } from './presetFields'

/** itch.io: the key that butler uploads builds with. */
export const itch: Service = {
  version: 1,
  id: 'itch',
  label: 'itch.io (butler)',
  summary: 'Uploads of builds to itch.io. The API key of butler is for your machine and CI.',
  isOptional: true,
  caution: 'The API key is your whole account on itch.io. It has no place in the game or its repository.',
  environments: 'itch.io has no test and live environments. Use channels of a game.',
  portal: { url: 'https://itch.io', basePath: '' },
  links: { keys: { label: 'Open your API keys', url: 'https://itch.io/user/settings/api-keys' } },
  check: {
    label: 'Check API Key',
    help: 'Asks itch.io what the key may do. Nothing is changed.',
    sends: ['apiKey'],
    request: {
      method: 'GET',
      // The word key stands in the path where itch.io also takes the key itself, but addresses are logged.
      path: '/api/1/key/credentials/info',
      headers: { Authorization: 'Bearer {apiKey}' },
    },
    answers: [
      {
        status: [200, 400, 401, 403],
        body: { at: '/errors/0', is: 'invalid key' },
        verdict: 'invalid',
        text: 'itch.io does not accept the API key.',
      },
      { status: [401, 403], verdict: 'invalid', text: 'itch.io does not accept the API key.' },
      { status: [200], body: { at: '/type', is: 'key' }, verdict: 'valid', text: 'itch.io accepts the API key.' },
    ],
  },
  places: [],
  found: [{ file: '.itch.toml' }],
  sections: [
    {
      id: 'upload',
      label: 'Uploads',
      shows: ['check'],
      fields: [
        secret({
          id: 'apiKey',
          label: 'API Key',
          help: 'itch.io: Settings, API keys. butler login makes one too.',
          variable: 'BUTLER_API_KEY',
          link: 'keys',
          doubts: [
            { pattern: '^[0-9A-Za-z]{40}$', message: 'Stored. API keys usually are 40 letters and digits; this one is not.' },
          ],
        }),
        shared({ id: 'game', label: 'Game', help: 'What butler pushes to, such as studio/game.' }),
      ],
    },
  ],
}
