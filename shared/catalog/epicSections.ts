import type { Service } from './service'
import { runtime, shared } from './presetFields'

const hex32 = '^[0-9a-f]{32}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

const id = (name: string) => [{ pattern: hex32, message: `${name} usually are 32 characters, 0-9 and a-f; this one is not.` }]

/** What a game signs in to Epic Online Services with. */
export const epicSections: Service['sections'] = [
  {
    id: 'product',
    label: 'Product',
    fields: [
      runtime({
        id: 'productId',
        label: 'Product ID',
        help: 'Developer portal: the product, Product Settings.',
        variable: 'PRODUCT_ID',
        link: 'portal',
        doubts: id('Product IDs'),
      }),
      runtime({
        id: 'sandboxId',
        label: 'Sandbox ID',
        help: 'Developer portal: Product Settings, Sandboxes. Each environment has one.',
        perEnvironment: true,
        variable: 'SANDBOX_ID',
        link: 'portal',
      }),
      runtime({
        id: 'deploymentId',
        label: 'Deployment ID',
        help: 'Developer portal: Product Settings, Deployments of the sandbox.',
        perEnvironment: true,
        variable: 'DEPLOYMENT_ID',
        link: 'portal',
        doubts: id('Deployment IDs'),
      }),
    ],
  },
  {
    id: 'client',
    label: 'Client',
    shows: ['check'],
    fields: [
      runtime({
        id: 'clientId',
        label: 'Client ID',
        help: 'Developer portal: Product Settings, Clients.',
        perEnvironment: true,
        variable: 'CLIENT_ID',
        link: 'portal',
        doubts: [
          {
            pattern: '^xyza7891[A-Za-z0-9]{24}$',
            message: 'Client IDs usually begin with xyza7891 and have 32 characters; this one does not.',
          },
        ],
      }),
      runtime({
        id: 'clientSecret',
        label: 'Client Secret',
        help: 'Of a client with a policy for game clients: it ships.',
        perEnvironment: true,
        variable: 'CLIENT_SECRET',
        link: 'portal',
        doubts: [
          {
            pattern: '^[A-Za-z0-9+/]{43}$',
            message: 'Client secrets usually are 43 characters, letters, digits, + and /; this one is not.',
          },
        ],
      }),
      runtime({
        id: 'encryptionKey',
        label: 'Encryption Key',
        help: 'Your own choice: what the game keeps in Epic’s storage of a player is encrypted with it. A new one makes it unreadable.',
        variable: 'ENCRYPTION_KEY',
        doubts: [{ pattern: '^[0-9a-fA-F]{64}$', message: 'The SDK takes 64 characters, 0-9 and a-f; this is something else.' }],
      }),
    ],
  },
  {
    id: 'names',
    label: 'Names in the files',
    fields: [
      shared({
        id: 'artifactName',
        label: 'Artifact',
        help: 'Unreal: the name of the line of artifacts that holds the values of this environment.',
        perEnvironment: true,
      }),
      shared({
        id: 'clientName',
        label: 'Client',
        help: 'Unity: what the plugin calls the client.',
        perEnvironment: true,
        default: 'Client',
      }),
      shared({
        id: 'deploymentName',
        label: 'Deployment',
        help: 'Unity: what the plugin calls the deployment of this environment.',
        perEnvironment: true,
        default: 'Deployment',
      }),
    ],
  },
]
