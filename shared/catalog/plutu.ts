import type { Service } from './service'
import { endpoint, endpointSection } from './endpoint'

const url = 'https://api.plutus.ly/api/v1'

// Shapes as seen in public code; Plutu documents none (docs/providers.md B).
const apiKey = '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}$'
const longToken = '^[^]{60}'

/** Plutu: payments in Libya. Every request carries an API key and an access token; the token decides test or live. */
export const plutu: Service = {
  version: 1,
  id: 'plutu',
  label: 'Plutu',
  summary: 'Payments. Every request carries the API key and the access token of one environment.',
  experimental:
    'Plutu documents no way to check keys. The check sends a payment confirmation without any field and reads the ' +
    'refusal; it is not documented that the keys are checked first.',
  caution: 'These keys move money. Keep them on a server of yours, and never in a game: whoever unpacks it would have them.',
  environments: {},
  portal: { url, basePath: '/api/v1', httpsOnly: true, ...endpoint },
  links: { dashboard: { label: 'Open plutu.ly', url: 'https://plutu.ly' } },
  check: {
    label: 'Check keys',
    help: 'Sends the API Key and the Access Token once, without a payment. It leaves one failed entry in the log of your Plutu account.',
    sends: ['apiKey', 'accessToken'],
  },
  places: [],
  sections: [
    {
      id: 'keys',
      label: 'Configurations > API Keys & Token',
      shows: ['check'],
      fields: [
        {
          id: 'apiKey',
          kind: 'secret',
          class: 'secret',
          label: 'API Key',
          help: 'Dashboard: Configurations, API Keys & Token.',
          perEnvironment: true,
          mayBeSame: true,
          variable: 'PLUTU_API_KEY',
          link: 'dashboard',
          doubts: [
            {
              pattern: apiKey,
              message: 'Stored. API keys usually are four groups of 0-9 and a-f with hyphens between them; this one is not.',
            },
          ],
        },
        {
          id: 'accessToken',
          kind: 'secret',
          class: 'secret',
          label: 'Access Token',
          help: 'Dashboard: Configurations, API Keys & Token, Access token. It decides between test and live.',
          perEnvironment: true,
          renewal:
            'In the dashboard go to Configurations, API Keys & Token, Access token, choose the environment {environment} and press Generate.',
          variable: 'PLUTU_ACCESS_TOKEN',
          link: 'dashboard',
          doubts: [{ pattern: longToken, message: 'Stored. Access tokens usually are much longer than this one.' }],
        },
        {
          id: 'secretKey',
          kind: 'secret',
          class: 'secret',
          label: 'Secret Key',
          help: 'Your server checks Plutu’s callbacks with it. It is never sent, not even by the check.',
          perEnvironment: true,
          isOptional: true,
          variable: 'PLUTU_SECRET_KEY',
          link: 'dashboard',
          doubts: [],
        },
      ],
    },
    endpointSection({
      url,
      switchHelp: 'For a gateway of your own. Off: the public Plutu API is used.',
      urlHelp: 'A host, an origin or a full address, with https. /api/v1 is added to a bare host or origin.',
    }),
  ],
}
