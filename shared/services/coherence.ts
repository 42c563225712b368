import type { Check, Service } from '../fields'
import { endpointSection } from './endpoint'
import { envFile, envVariable } from './envFile'

const portal = 'https://api.prod.coherence.io/v1/portal'

// Shapes as committed game files show them (docs/providers.md A.8): keys are UUIDv4 without dashes.
const hex32 = /^[0-9a-f]{32}$/

const runtimeKey: Check = (text) =>
  hex32.test(text) ? null : 'A runtime key is 32 characters, 0-9 and a-f.'

const anyName: Check = (text) =>
  text.length <= 200 && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(text) ? null : 'At most 200 characters, none of them invisible.'

/** coherence.io: a portal token fetches the runtime key of the game's cloud project. */
export const coherence = {
  id: 'coherence',
  label: 'coherence',
  summary: 'Multiplayer cloud. The portal token fetches the runtime key that ships in the game.',
  environments: { test: 'Development', live: 'Release' },
  portal,
  basePath: '/v1/portal',
  links: { dashboard: { label: 'Open the dashboard', url: 'https://coherence.io/dashboard' } },
  fetch: {
    secret: 'portalToken',
    key: 'runtimeKey',
    holds: 'filesHold',
    targets: ['unity', 'env'],
    loginHosts: ['coherence.io'],
  },
  check: {
    label: 'Check Runtime Key',
    help: 'Asks the API that the game uses whether it knows the runtime key.',
    sends: ['runtimeKey'],
  },
  sections: [
    {
      id: 'keys',
      label: 'Keys',
      shows: ['sign-in', 'check'],
      fields: [
        {
          id: 'portalToken',
          kind: 'secret',
          class: 'secret',
          label: 'Portal Token',
          help: 'Copy it from the dashboard: Project, Settings, Project Tokens.',
          perEnvironment: true,
          variable: 'COHERENCE_PORTAL_TOKEN',
          link: 'dashboard',
          doubt: (text) =>
            hex32.test(text)
              ? null
              : 'Stored. Portal tokens are usually 32 characters, 0-9 and a-f; this one is not.',
        },
        {
          id: 'runtimeKey',
          kind: 'fetched',
          class: 'runtime',
          label: 'Runtime Key',
          help: 'The portal token fetches it. It is made to ship in the game.',
          perEnvironment: true,
          check: runtimeKey,
        },
      ],
    },
    {
      id: 'cloudProject',
      label: 'Cloud project',
      fields: [
        {
          id: 'organizationName',
          kind: 'fetched',
          class: 'shared',
          label: 'Organization',
          help: 'The organization that owns the cloud project.',
          perEnvironment: true,
          check: anyName,
        },
        {
          id: 'projectName',
          kind: 'fetched',
          class: 'runtime',
          label: 'Project',
          help: 'The cloud project the runtime key belongs to.',
          perEnvironment: true,
          check: anyName,
        },
        {
          id: 'projectId',
          kind: 'fetched',
          class: 'runtime',
          label: 'Project ID',
          help: 'Identifies the cloud project at the portal.',
          perEnvironment: true,
          check: (text) => (/^[0-9a-zA-Z_-]{1,64}$/.test(text) ? null : 'Not a project id.'),
          companion: 'projectName',
        },
      ],
    },
    endpointSection({
      portal,
      switchHelp: 'For a portal of your own. Off: the public coherence portal is used.',
      urlHelp: 'A host, an origin or a full address. /v1/portal is added to a bare host or origin.',
    }),
    {
      id: 'writtenTo',
      label: 'Written to',
      shows: ['targets'],
      fields: [
        {
          id: 'filesHold',
          kind: 'files',
          class: 'shared',
          label: 'Game files hold',
          help: 'The environment whose key is in the files that several share. It changes only when you put another one in.',
          perEnvironment: false,
        },
        {
          id: 'envFile',
          kind: 'text',
          class: 'shared',
          label: 'Environment file',
          help: 'A file such as .env that receives the runtime key as a variable. Empty: none is written.',
          perEnvironment: true,
          default: '',
          defaultElsewhere: { first: '.env', other: '.env.{environment}' },
          check: envFile,
        },
        {
          id: 'envVariable',
          kind: 'text',
          class: 'shared',
          label: 'Variable name',
          help: 'The name of the variable in the environment file.',
          perEnvironment: false,
          default: 'COHERENCE_RUNTIME_KEY',
          check: envVariable,
        },
      ],
    },
  ],
} as const satisfies Service
