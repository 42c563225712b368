import { endpoint, endpointSection } from './endpoint'
import type { Service } from './service'
import { runtime, secret, shared } from './presetFields'
import { sentryPlaces } from './sentryPlaces'

const url = 'https://sentry.io/api/0'

/** Sentry: the DSN ships and only takes reports; the auth token uploads symbols and must not ship. */
export const sentry: Service = {
  version: 1,
  id: 'sentry',
  label: 'Sentry',
  summary: 'Crash reports. The DSN ships in the game; the auth token uploads debug symbols of a build.',
  isOptional: true,
  experimental: 'How an auth token is checked was observed with other clients.',
  caution: 'The auth token reads and changes your reports. The SDKs have a place for it beside the game: keep it here or in CI.',
  environments: {},
  portal: { url, basePath: '/api/0', ...endpoint },
  links: {
    projects: { label: 'Open Sentry', url: 'https://sentry.io' },
    tokens: { label: 'Open auth tokens', url: 'https://sentry.io/settings/auth-tokens/' },
  },
  check: {
    label: 'Check Auth Token',
    help: 'Asks Sentry whether the auth token is valid. Nothing is changed.',
    sends: ['authToken'],
    request: { method: 'GET', path: '/auth/validate', headers: { Authorization: 'Bearer {authToken}' } },
    answers: [
      { status: [200], verdict: 'valid', text: 'Sentry accepts the auth token.' },
      { status: [401, 403], verdict: 'invalid', text: 'Sentry does not accept the auth token.' },
    ],
  },
  places: sentryPlaces,
  found: [
    { engine: 'unity', package: 'io.sentry.unity' },
    { engine: 'unreal', plugin: 'Sentry' },
    { engine: 'godot', addon: 'sentry' },
    { file: 'sentry.properties' },
  ],
  sections: [
    {
      id: 'game',
      label: 'Game',
      fields: [
        runtime({
          id: 'dsn',
          label: 'DSN',
          help: 'Sentry: the project, Settings, Client Keys. Where the game sends its reports. In Godot, Test is a debug build, Live a release.',
          perEnvironment: true,
          variable: 'SENTRY_DSN',
          link: 'projects',
          doubts: [
            {
              pattern: '^https://[0-9a-f]{32}@[0-9A-Za-z.-]+(?::[0-9]{1,5})?/[0-9]+$',
              message: 'A DSN usually is an https address with a key of 32 characters before the @ and a number at its end.',
            },
          ],
        }),
        runtime({
          id: 'environmentName',
          label: 'Environment',
          help: 'What Sentry sorts the reports by, such as production. Empty: the SDK chooses.',
          perEnvironment: true,
          variable: 'SENTRY_ENVIRONMENT',
        }),
      ],
    },
    {
      id: 'symbols',
      label: 'Debug symbols',
      shows: ['check'],
      fields: [
        secret({
          id: 'authToken',
          label: 'Auth Token',
          help: 'Sentry: Settings, Auth Tokens. Uploads the symbols of a build.',
          variable: 'SENTRY_AUTH_TOKEN',
          link: 'tokens',
          doubts: [
            {
              pattern: '^sntr(?:ys_eyJ|yu_[0-9a-f]{64}$)',
              message: 'Stored. Auth tokens usually begin with sntrys_ or sntryu_; this one does not.',
            },
          ],
        }),
        shared({
          id: 'organization',
          label: 'Organization',
          help: 'The short name in the address of your organization.',
          variable: 'SENTRY_ORG',
          link: 'projects',
        }),
        shared({
          id: 'project',
          label: 'Project',
          help: 'The short name of the project.',
          variable: 'SENTRY_PROJECT',
          link: 'projects',
        }),
      ],
    },
    endpointSection({
      url,
      switchHelp: 'For a Sentry of your own. Off: sentry.io is used.',
      urlHelp: 'A host, an origin or a full address. /api/0 is added to a bare host or origin.',
    }),
  ],
}
