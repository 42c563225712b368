/** A team's declaration that uses all that one may have, as the JSON of its file. A new one each time, to be spoiled. */
export function someDeclaration() {
  return {
    $schema: 'https://latchkey.dev/schemas/service-1.json',
    version: 1,
    id: 'scores',
    label: 'Scores',
    summary: 'Leaderboards of the studio.',
    isOptional: true,
    caution: 'Keep the Server Key on a server.',
    environments: { test: 'Sandbox', live: 'Production' } as Record<string, string>,
    portal: { url: 'https://api.scores.example/v1', basePath: '/v1', isCustom: 'isCustom', customUrl: 'url' },
    links: { site: { label: 'Open the dashboard', url: 'https://scores.example/keys' } } as Record<
      string,
      { label: string; url: string }
    >,
    fetch: {
      secret: 'serverKey',
      key: 'gameKey',
      request: { method: 'POST', path: '/games/{gameId}/key', json: { key: '{serverKey}' } } as Record<string, unknown>,
      answer: { gameKey: '/data/key' } as Record<string, string>,
    },
    check: {
      label: 'Check Server Key',
      help: 'Asks who the key belongs to.',
      sends: ['serverKey', 'gameId'],
      request: {
        method: 'GET',
        path: '/who',
        query: { game: '{gameId}' } as Record<string, string>,
        headers: { 'X-Key': '{serverKey}', Authorization: { basic: ['{gameId}', '{serverKey}'] } } as Record<string, unknown>,
      } as Record<string, unknown>,
      answers: [
        { status: [200], body: { at: '/ok', is: 'yes' }, verdict: 'valid', text: 'Scores knows this key.' },
        { status: [401], verdict: 'invalid', text: 'Scores doesn’t know this key.' },
      ] as Record<string, unknown>[],
    },
    places: [
      {
        id: 'godot',
        label: 'project.godot',
        engine: 'godot',
        ships: true,
        file: { path: 'project.godot' } as Record<string, string>,
        format: 'godot',
        values: { gameKey: { section: 'scores', key: 'key', suffix: { live: '.release' } } } as Record<
          string,
          Record<string, unknown>
        >,
      },
      {
        id: 'unity',
        label: 'Unity asset',
        engine: 'unity',
        ships: true,
        file: { script: '0123456789abcdef0123456789abcdef', standard: 'Assets/Scores/Settings.asset' } as Record<string, string>,
        format: 'unityAsset',
        values: { gameKey: { key: 'gameKey' } } as Record<string, Record<string, unknown>>,
        secrets: { serverKey: { key: 'serverKey' } } as Record<string, Record<string, unknown>>,
      },
      {
        id: 'env',
        label: 'Environment file',
        ships: false,
        file: { setting: 'envFile' } as Record<string, string>,
        format: 'dotenv',
        values: { gameKey: { setting: 'envVariable' } } as Record<string, Record<string, unknown>>,
      },
    ],
    found: [{ engine: 'unity', package: 'com.scores.sdk' }] as Record<string, string>[],
    sections: [
      {
        id: 'keys',
        label: 'Keys',
        shows: ['check', 'targets'],
        fields: [
          {
            id: 'serverKey',
            kind: 'secret',
            class: 'secret',
            label: 'Server Key',
            help: 'From the dashboard.',
            perEnvironment: true,
            variable: 'SCORES_SERVER_KEY',
            link: 'site',
            doubts: [{ pattern: '^srv_[0-9a-f]{16}$', message: 'Stored. Server keys begin with srv_.' }],
          },
          {
            id: 'gameId',
            kind: 'text',
            class: 'shared',
            label: 'Game ID',
            help: 'From the dashboard.',
            perEnvironment: false,
            default: '',
            rules: [{ pattern: '^[a-z0-9-]{0,32}$', message: 'Letters, digits and hyphens.' }],
            enabledBy: 'isCustom',
          },
          {
            id: 'gameKey',
            kind: 'fetched',
            class: 'runtime',
            label: 'Game Key',
            help: 'It ships in the game.',
            perEnvironment: true,
            rules: [{ pattern: '^[0-9a-f]{8}$', message: 'Eight characters, 0-9 and a-f.' }],
          },
        ] as Record<string, unknown>[],
      },
      {
        id: 'where',
        label: 'Where',
        fields: [
          {
            id: 'isCustom',
            kind: 'switch',
            class: 'shared',
            label: 'Own server',
            help: '',
            perEnvironment: false,
            default: false,
          },
          { id: 'url', kind: 'text', class: 'shared', label: 'Portal URL', help: '', perEnvironment: false, default: '' },
          {
            id: 'envFile',
            kind: 'text',
            class: 'shared',
            label: 'Environment file',
            help: '',
            perEnvironment: true,
            default: '.env.scores',
            format: 'env-file',
          },
          {
            id: 'envVariable',
            kind: 'text',
            class: 'shared',
            label: 'Variable',
            help: '',
            perEnvironment: false,
            default: 'SCORES_KEY',
            format: 'env-variable',
          },
        ] as Record<string, unknown>[],
      },
    ],
  }
}

export type SomeDeclaration = ReturnType<typeof someDeclaration>

/** A field of its first section. */
export function fieldOf({ sections }: SomeDeclaration, at: number): Record<string, unknown> {
  const field = sections[0]?.fields[at]
  if (field === undefined) throw new Error(`There is no field ${at}.`)
  return field
}

/** One of its places: of Godot, of Unity, the environment file. */
export function placeOf({ places }: SomeDeclaration, at: number): SomeDeclaration['places'][number] {
  const place = places[at]
  if (place === undefined) throw new Error(`There is no place ${at}.`)
  return place
}
