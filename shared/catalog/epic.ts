import type { Service } from './service'
import { epicPlaces } from './epicPlaces'
import { epicSections } from './epicSections'

/** Epic Online Services: everything a game signs in with ships, so the policy of its client decides what it may do. */
export const epic: Service = {
  version: 1,
  id: 'epic',
  label: 'Epic Online Services',
  summary: 'Accounts, lobbies, voice and more. What the game signs in with ships; its client policy limits it.',
  isOptional: true,
  experimental:
    'Epic documents the portal and the SDK. How a client is checked, and how its IDs look, was observed with other clients.',
  caution:
    'The client secret ships, so whoever has the game has it. Give that client a policy for game clients, and never put ' +
    'one of a trusted server into a game.',
  environments: {},
  portal: { url: 'https://api.epicgames.dev', basePath: '' },
  links: { portal: { label: 'Open the Epic developer portal', url: 'https://dev.epicgames.com/portal' } },
  check: {
    label: 'Check client',
    help: 'Asks for an access token of the client in the deployment, and throws it away. Nothing is changed.',
    sends: ['clientId', 'clientSecret', 'deploymentId'],
    request: {
      method: 'POST',
      path: '/auth/v1/oauth/token',
      headers: { Authorization: { basic: ['{clientId}', '{clientSecret}'] } },
      form: { grant_type: 'client_credentials', deployment_id: '{deploymentId}' },
    },
    answers: [
      { status: [200], verdict: 'valid', text: 'Epic accepts the client in this deployment.' },
      {
        status: [400, 401, 403],
        body: { at: '/error', is: 'unauthorized_client' },
        verdict: 'unclear',
        text: 'Epic knows the client, but its policy allows no sign-in without a user.',
      },
      {
        status: [400, 401],
        body: { at: '/error', is: 'invalid_client' },
        verdict: 'invalid',
        text: 'Epic does not accept this client ID and client secret.',
      },
    ],
  },
  places: epicPlaces,
  found: [
    { engine: 'unity', package: 'com.playeveryware.eos' },
    { engine: 'unreal', plugin: 'OnlineSubsystemEOS' },
    { engine: 'unreal', plugin: 'OnlineServicesEOS' },
    { engine: 'godot', addon: 'epic-online-services-godot' },
  ],
  sections: epicSections,
}
