import type { Service } from './service'
import { runtime, secret, shared } from './presetFields'

const uuid = '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
const project = (key: string) => ({ key })

/** Unity Gaming Services: the project that the editor is linked to, and a service account for its command line. */
export const unityServices: Service = {
  version: 1,
  id: 'unity-services',
  label: 'Unity Gaming Services',
  summary: 'Backend by Unity. The project is linked in the editor; a service account works for CI.',
  isOptional: true,
  experimental:
    'Unity documents how a service account signs in. The request that is used for the check was observed with other clients.',
  caution: 'A service account can change the backend of the game. Keep its key on this machine, in CI or on a server.',
  environments: {},
  portal: { url: 'https://services.api.unity.com', basePath: '' },
  links: {
    dashboard: { label: 'Open the Unity dashboard', url: 'https://cloud.unity.com' },
    accounts: { label: 'Open service accounts', url: 'https://cloud.unity.com/home/organizations' },
  },
  check: {
    label: 'Check service account',
    help: 'Lists the environments of the project with the service account. Nothing is changed.',
    sends: ['projectId', 'keyId', 'secretKey'],
    request: {
      method: 'GET',
      path: '/unity/v1/projects/{projectId}/environments',
      headers: { Authorization: { basic: ['{keyId}', '{secretKey}'] } },
    },
    answers: [
      { status: [200], verdict: 'valid', text: 'Unity accepts the service account for this project.' },
      { status: [401], verdict: 'invalid', text: 'Unity does not accept this key of a service account.' },
      { status: [403], verdict: 'unclear', text: 'Unity knows the key, but the account has no role that lists environments.' },
      { status: [404], verdict: 'unclear', text: 'Unity does not know this project ID.' },
    ],
  },
  places: [
    {
      id: 'unity',
      label: 'ProjectSettings.asset',
      engine: 'unity',
      // Unity builds the link into the player: the game reads it at run time.
      ships: true,
      file: { path: 'ProjectSettings/ProjectSettings.asset' },
      format: 'unityTree',
      values: { projectId: project('cloudProjectId'), organizationId: project('organizationId') },
      ifThere: true,
    },
    {
      id: 'editor',
      label: 'Settings.json of the services',
      engine: 'unity',
      ships: false,
      file: { path: 'ProjectSettings/Packages/com.unity.services.core/Settings.json' },
      format: 'jsonTree',
      values: { environmentName: { key: 'EnvironmentName' }, environmentId: { key: 'EnvironmentId' } },
      absent: 'Unity makes it when an environment is chosen in Project Settings, Services, Environments.',
    },
  ],
  found: [{ engine: 'unity', package: 'com.unity.services.core' }],
  sections: [
    {
      id: 'project',
      label: 'Project',
      fields: [
        runtime({
          id: 'projectId',
          label: 'Project ID',
          help: 'Unity: Project Settings, Services. Dashboard: Project settings.',
          variable: 'UGS_CLI_PROJECT_ID',
          link: 'dashboard',
          doubts: [{ pattern: uuid, message: 'Project IDs usually are 8-4-4-4-12 characters, 0-9 and a-f; this one is not.' }],
        }),
        runtime({ id: 'organizationId', label: 'Organization', help: 'The organization that owns the project.' }),
      ],
    },
    {
      id: 'environment',
      label: 'Environment',
      fields: [
        shared({
          id: 'environmentName',
          label: 'Environment Name',
          help: 'What the editor and the command line work with. The game itself uses production unless its code says otherwise.',
          perEnvironment: true,
          variable: 'UGS_CLI_ENVIRONMENT_NAME',
          link: 'dashboard',
        }),
        shared({
          id: 'environmentId',
          label: 'Environment ID',
          help: 'Belongs to the name above.',
          perEnvironment: true,
          link: 'dashboard',
          doubts: [
            { pattern: uuid, message: 'Environment IDs usually are 8-4-4-4-12 characters, 0-9 and a-f; this one is not.' },
          ],
        }),
      ],
    },
    {
      id: 'account',
      label: 'Service account',
      shows: ['check'],
      fields: [
        secret({
          id: 'keyId',
          label: 'Key ID',
          help: 'Dashboard: Administration, Service accounts, Keys.',
          variable: 'UGS_CLI_SERVICE_KEY_ID',
          link: 'accounts',
          doubts: [
            { pattern: uuid, message: 'Stored. Key IDs usually are 8-4-4-4-12 characters, 0-9 and a-f; this one is not.' },
          ],
        }),
        secret({
          id: 'secretKey',
          label: 'Secret Key',
          help: 'Shown once, when the key is made.',
          variable: 'UGS_CLI_SERVICE_SECRET_KEY',
          link: 'accounts',
          doubts: [
            {
              pattern: '^[A-Za-z0-9_-]{32}$',
              message: 'Stored. Secret keys usually are 32 characters, letters, digits, _ and -; this one is not.',
            },
          ],
        }),
      ],
    },
  ],
}
