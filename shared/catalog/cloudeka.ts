import type { Service } from './service'
import { endpoint, endpointSection } from './endpoint'

const url = 'https://ai.cloudeka.id'

/** Cloudeka: personal access tokens of an account, created and managed here instead of in the Service Portal. */
export const cloudeka: Service = {
  version: 1,
  id: 'cloudeka',
  label: 'Cloudeka',
  summary: 'Cloud services of Lintasarta. The access token signs in; further tokens are created and managed here.',
  experimental:
    'Cloudeka documents the steps, not the requests behind them. Those used here were observed with other clients, so ' +
    'the portal may answer differently.',
  environments: 'Cloudeka has no test and live environments: its tokens belong to the account.',
  portal: { url, basePath: '', ...endpoint },
  tokens: { secret: 'accessToken', page: 'API Overview', tab: 'Token' },
  links: { serviceportal: { label: 'Open the Service Portal', url: 'https://ai.cloudeka.id' } },
  places: [],
  sections: [
    {
      id: 'keys',
      label: 'Sign-in',
      fields: [
        {
          id: 'accessToken',
          kind: 'secret',
          class: 'secret',
          label: 'Access Token',
          help: 'The personal token that signs in. Service Portal: profile, API, Token.',
          perEnvironment: false,
          variable: 'CLDKCTL_TOKEN',
          link: 'serviceportal',
          // Two prefixes were seen, so only their common part is checked.
          doubts: [{ pattern: '^cldk', message: 'Stored. Access tokens usually begin with cldk; this one does not.' }],
        },
      ],
    },
    endpointSection({
      url,
      switchHelp: 'For a portal of your own. Off: the public Cloudeka portal is used.',
      urlHelp: 'A host, an origin or a full address.',
    }),
  ],
}
