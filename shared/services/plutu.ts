import type { Check, Service } from '../fields'
import { endpointSection } from './endpoint'

const portal = 'https://api.plutus.ly/api/v1'

// As they were seen in public code; Plutu documents no shape (docs/providers.md B).
const apiKey: Check = (text) =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}$/i.test(text)
    ? null
    : 'Stored. API keys usually are four groups of 0-9 and a-f with hyphens between them; this one is not.'

const accessToken: Check = (text) =>
  text.length >= 60 ? null : 'Stored. Access tokens usually are much longer than this one.'

/** Plutu: payments in Libya. Every request carries an API key and an access token; the token decides test or live. */
export const plutu = {
  id: 'plutu',
  label: 'Plutu',
  summary: 'Payments. Every request carries the API key and the access token of one environment.',
  experimental:
    'Plutu documents no way to check keys. The check sends a payment confirmation without any field and reads the ' +
    'refusal; that it looks at the keys first is not documented.',
  caution:
    'These keys move money and belong on a server of yours. Never put them into a game or anything else that is given ' +
    'away: whoever unpacks it has them. Your server calls Plutu, over https only.',
  environments: {},
  portal,
  basePath: '/api/v1',
  httpsOnly: true,
  links: { dashboard: { label: 'Open plutu.ly', url: 'https://plutu.ly' } },
  check: {
    label: 'Check keys',
    help: 'Sends the API Key and the Access Token once, without a payment. It leaves one failed entry in the log of your Plutu account.',
    sends: ['apiKey', 'accessToken'],
  },
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
          doubt: apiKey,
        },
        {
          id: 'accessToken',
          kind: 'secret',
          class: 'secret',
          label: 'Access Token',
          help: 'Dashboard: Configurations, API Keys & Token, Access token. It decides between test and live.',
          perEnvironment: true,
          renewal: 'In the dashboard go to Configurations, API Keys & Token, Access token, choose the environment {environment} and press Generate.',
          variable: 'PLUTU_ACCESS_TOKEN',
          link: 'dashboard',
          doubt: accessToken,
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
          doubt: () => null,
        },
      ],
    },
    endpointSection({
      portal,
      switchHelp: 'For a gateway of your own. Off: the public Plutu API is used.',
      urlHelp: 'A host, an origin or a full address, with https. /api/v1 is added to a bare host or origin.',
    }),
  ],
} as const satisfies Service
