import { endpoint, endpointSection } from './endpoint'
import type { Service } from './service'
import { notBeginningWith } from './notBeginning'
import { runtime, secret } from './presetFields'

const url = 'http://127.0.0.1:7350'

/** Nakama: a server of the team's own. Its keys are constants in the game's code, so it has no places. */
export const nakama: Service = {
  version: 1,
  id: 'nakama',
  label: 'Nakama',
  summary: 'Game server of your own. The server key ships; the HTTP key and the console password stay with the server.',
  isOptional: true,
  experimental: 'That a server answers “not found” to a good key is read from its source, not from its documentation.',
  caution: 'A fresh server has keys that everyone knows: defaultkey and defaulthttpkey. Change both before players come.',
  environments: {},
  portal: { url, basePath: '', local: url, ...endpoint },
  links: { docs: { label: 'Open the documentation', url: 'https://heroiclabs.com/docs/nakama/' } },
  check: {
    label: 'Check Server Key',
    help: 'Signs in as a device that does not exist, and forbids the server to make its account. Nothing is changed.',
    sends: ['serverKey'],
    request: {
      method: 'POST',
      path: '/v2/account/authenticate/device',
      query: { create: 'false' },
      headers: { Authorization: { basic: ['{serverKey}', ''] } },
      json: { id: '0b9c6f0e-6f0a-4f5e-9d0b-5c1f3a7e2d48' },
    },
    answers: [
      { status: [401], verdict: 'invalid', text: 'The server does not accept the server key.' },
      { status: [404], body: { at: '/code', is: 5 }, verdict: 'valid', text: 'The server accepts the server key.' },
      { status: [200], verdict: 'valid', text: 'The server accepts the server key.' },
    ],
  },
  places: [],
  found: [
    { engine: 'unity', package: 'com.heroiclabs.nakama-unity' },
    { engine: 'unreal', plugin: 'Nakama' },
    { engine: 'unreal', plugin: 'NakamaUnreal' },
    { engine: 'godot', addon: 'com.heroiclabs.nakama' },
  ],
  sections: [
    {
      id: 'keys',
      label: 'Keys',
      shows: ['check'],
      fields: [
        runtime({
          id: 'serverKey',
          label: 'Server Key',
          help: 'socket.server_key of the server. The game’s code has it as a constant.',
          perEnvironment: true,
          link: 'docs',
          doubts: [
            {
              pattern: notBeginningWith('defaultkey'),
              environment: 'live',
              message: 'This is the key of every fresh server. Choose another one.',
            },
          ],
        }),
        secret({
          id: 'httpKey',
          label: 'HTTP Key',
          help: 'runtime.http_key of the server, for calls from other servers.',
          perEnvironment: true,
          variable: 'NAKAMA_HTTP_KEY',
          link: 'docs',
          doubts: [
            {
              pattern: notBeginningWith('defaulthttpkey'),
              message: 'Stored. This is the key of every fresh server. Choose another one.',
            },
          ],
        }),
        secret({
          id: 'consolePassword',
          label: 'Console Password',
          help: 'console.password of the server.',
          perEnvironment: true,
          variable: 'NAKAMA_CONSOLE_PASSWORD',
          link: 'docs',
        }),
      ],
    },
    endpointSection({
      url,
      switchHelp: 'For a server on another computer. Off: the one on this computer, port 7350, is used.',
      urlHelp: 'A host, an origin or a full address, such as https://nakama.example.com:7350.',
    }),
  ],
}
