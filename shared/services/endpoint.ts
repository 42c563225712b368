import type { SwitchField, TextField } from '../fields'

type Words = { portal: string; switchHelp: string; urlHelp: string }

/** The fields that say where a service's portal is. Every service that has a choice has these two, so named. */
export function endpointSection({ portal, switchHelp, urlHelp }: Words) {
  const useCustomEndpoint: SwitchField = {
    id: 'useCustomEndpoint',
    kind: 'switch',
    class: 'shared',
    label: 'Use custom endpoint',
    help: switchHelp,
    perEnvironment: false,
    default: false,
  }
  const portalUrl: TextField = {
    id: 'portalUrl',
    kind: 'text',
    class: 'shared',
    label: 'Portal URL',
    help: urlHelp,
    perEnvironment: false,
    default: portal,
    check: (text) => (text.trim() === '' ? 'Give a host, an origin or a full address.' : null),
    enabledBy: 'useCustomEndpoint',
  }
  return { id: 'endpoint', label: 'Endpoint', fields: [useCustomEndpoint, portalUrl] } as const
}
