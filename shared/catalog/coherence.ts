import { envFileFields, envFilePlace } from './envFilePlace'
import type { Service } from './service'
import { endpoint, endpointSection } from './endpoint'

const url = 'https://api.prod.coherence.io/v1/portal'

// Shapes as committed game files show them (docs/providers.md A.8): keys are UUIDv4 without dashes.
const hex32 = '^[0-9a-f]{32}$'
const anyName = [{ pattern: '^[^\\p{Cc}\\p{Cf}\\p{Cs}]{0,200}$', message: 'At most 200 characters, none of them invisible.' }]

/** coherence.io: a portal token fetches the runtime key of the game's cloud project. */
export const coherence: Service = {
  version: 1,
  id: 'coherence',
  label: 'coherence',
  summary: 'Multiplayer cloud. The portal token fetches the runtime key that ships in the game.',
  environments: { test: 'Development', live: 'Release' },
  portal: { url, basePath: '/v1/portal', local: 'http://localhost:4023', ...endpoint },
  links: { dashboard: { label: 'Open the dashboard', url: 'https://coherence.io/dashboard' } },
  fetch: {
    secret: 'portalToken',
    key: 'runtimeKey',
    loginHosts: ['coherence.io'],
  },
  check: {
    label: 'Check Runtime Key',
    help: 'Asks the API that the game uses whether it knows the runtime key.',
    sends: ['runtimeKey'],
  },
  places: [
    {
      id: 'unity',
      label: 'Unity asset',
      engine: 'unity',
      ships: true,
      // The script that every generation of the SDK attaches to the asset (docs/providers.md A.10).
      file: { script: '85b91f942a5214496b0e11eaedb54c36', standard: 'Assets/coherence/RuntimeSettings.asset' },
      format: 'unityAsset',
      values: {
        runtimeKey: { key: 'runtimeKey' },
        projectId: { key: 'projectID' },
        projectName: { key: 'projectName' },
      },
      reads: { organizationName: { key: 'organizationName' } },
      // The slug names a simulator of one project.
      emptied: { simulatorSlug: 'projectId' },
      absent: 'Unity makes it once this project is opened there with the coherence SDK. The key is then written here.',
    },
    envFilePlace('runtimeKey'),
  ],
  found: [
    { engine: 'unity', package: 'io.coherence.sdk' },
    { engine: 'unity', file: 'ProjectSettings/CoherenceSettings.asset' },
  ],
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
          doubts: [{ pattern: hex32, message: 'Stored. Portal tokens are usually 32 characters, 0-9 and a-f; this one is not.' }],
        },
        {
          id: 'runtimeKey',
          kind: 'fetched',
          class: 'runtime',
          label: 'Runtime Key',
          help: 'The portal token fetches it. It is made to ship in the game.',
          perEnvironment: true,
          rules: [{ pattern: hex32, message: 'A runtime key is 32 characters, 0-9 and a-f.' }],
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
          rules: anyName,
        },
        {
          id: 'projectName',
          kind: 'fetched',
          class: 'runtime',
          label: 'Project',
          help: 'The cloud project the runtime key belongs to.',
          perEnvironment: true,
          rules: anyName,
        },
        {
          id: 'projectId',
          kind: 'fetched',
          class: 'runtime',
          label: 'Project ID',
          help: 'Identifies the cloud project at the portal.',
          perEnvironment: true,
          rules: [{ pattern: '^[0-9a-zA-Z_-]{1,64}$', message: 'Not a project id.' }],
          companion: 'projectName',
        },
      ],
    },
    endpointSection({
      url,
      switchHelp: 'For a portal of your own. Off: the public coherence portal is used.',
      urlHelp: 'A host, an origin or a full address. /v1/portal is added to a bare host or origin.',
    }),
    {
      id: 'writtenTo',
      label: 'Written to',
      shows: ['targets'],
      fields: [...envFileFields('COHERENCE_RUNTIME_KEY')],
    },
  ],
}
