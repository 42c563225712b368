import type { Service } from './service'
import { notBeginningWith } from './notBeginning'
import { runtime, secret, shared } from './presetFields'

const section = 'supabase/config'

/** Supabase: a publishable key ships, a secret key opens the whole database. */
export const supabase: Service = {
  version: 1,
  id: 'supabase',
  label: 'Supabase',
  summary: 'Database and sign-in. The publishable key ships; the secret key is for servers only.',
  isOptional: true,
  experimental: 'How a publishable key is checked was observed with other clients.',
  caution:
    'A secret key, or the older key with the role service_role, passes by every rule of the database. Only a server may ' +
    'have it.',
  environments: {},
  portal: { url: 'https://{projectRef}.supabase.co', basePath: '' },
  links: {
    keys: { label: 'Open API keys', url: 'https://supabase.com/dashboard/project/_/settings/api-keys' },
    tokens: { label: 'Open access tokens', url: 'https://supabase.com/dashboard/account/tokens' },
  },
  check: {
    label: 'Check Publishable Key',
    help: 'Reads the sign-in settings of the project. Nothing is changed.',
    sends: ['projectRef', 'publishableKey'],
    request: { method: 'GET', path: '/auth/v1/settings', headers: { apikey: '{publishableKey}' } },
    answers: [
      { status: [200], verdict: 'valid', text: 'Supabase accepts the publishable key for this project.' },
      { status: [401], verdict: 'invalid', text: 'Supabase does not accept the publishable key for this project.' },
    ],
  },
  places: [
    {
      id: 'godot',
      label: 'Supabase addon settings',
      engine: 'godot',
      ships: true,
      // Named like an env file, written as a ConfigFile.
      file: { path: 'addons/supabase/.env' },
      format: 'godot',
      values: { url: { section, key: 'supabaseUrl' }, publishableKey: { section, key: 'supabaseKey' } },
      absent: 'The addon reads it where it is there. Make it beside the addon’s files, and let an export preset include *.env.',
    },
  ],
  found: [{ engine: 'godot', addon: 'supabase' }],
  sections: [
    {
      id: 'game',
      label: 'Game',
      shows: ['check'],
      fields: [
        shared({
          id: 'projectRef',
          label: 'Project ref',
          help: 'The first part of the project’s address, 20 letters.',
          perEnvironment: true,
          variable: 'SUPABASE_PROJECT_ID',
          link: 'keys',
          doubts: [{ pattern: '^[a-z]{20}$', message: 'A project ref usually is 20 letters, a-z; this one is not.' }],
        }),
        runtime({
          id: 'url',
          label: 'Project URL',
          help: 'Such as https://….supabase.co.',
          perEnvironment: true,
          variable: 'SUPABASE_URL',
          link: 'keys',
          doubts: [
            {
              pattern: '^https://[a-z]{20}\\.supabase\\.co/?$',
              message: 'The address usually is https, the project ref and .supabase.co.',
            },
          ],
        }),
        runtime({
          id: 'publishableKey',
          label: 'Publishable Key',
          help: 'Or the older anon key. Made to ship in the game.',
          perEnvironment: true,
          variable: 'SUPABASE_ANON_KEY',
          link: 'keys',
          // It would ship.
          rules: [
            {
              pattern: notBeginningWith('sb_secret_'),
              message: 'This is a secret key. Paste the publishable one, and the secret one below.',
            },
          ],
          doubts: [
            {
              pattern: '^(?:sb_publishable_|eyJ)',
              message: 'Publishable keys usually begin with sb_publishable_, the older ones with eyJ; this one does not.',
            },
          ],
        }),
      ],
    },
    {
      id: 'server',
      label: 'Server and command line',
      fields: [
        secret({
          id: 'secretKey',
          label: 'Secret Key',
          help: 'Or the older service_role key. For servers only.',
          perEnvironment: true,
          variable: 'SUPABASE_SERVICE_ROLE_KEY',
          link: 'keys',
          doubts: [
            {
              pattern: '^(?:sb_secret_[A-Za-z0-9_-]{31}$|eyJ)',
              message: 'Stored. Secret keys usually begin with sb_secret_, the older ones with eyJ; this one does not.',
            },
          ],
        }),
        secret({
          id: 'accessToken',
          label: 'Access Token',
          help: 'Your own, for the command line of Supabase.',
          variable: 'SUPABASE_ACCESS_TOKEN',
          link: 'tokens',
          doubts: [
            {
              pattern: '^sbp_[a-z0-9]{40}$',
              message: 'Stored. Access tokens usually are sbp_ and 40 characters; this one is not.',
            },
          ],
        }),
      ],
    },
  ],
}
