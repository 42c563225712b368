import type { SwitchField, TextField } from './fields'

type Words = { url: string; switchHelp: string; urlHelp: string }

/** The ids of the fields of `endpointSection`, for the service's `portal`. */
export const endpoint = { isCustom: 'useCustomEndpoint', customUrl: 'portalUrl' }

/** The section that says where a service's portal is. Every service with a choice of portals has these two fields. */
export function endpointSection({ url, switchHelp, urlHelp }: Words) {
  const isCustom: SwitchField = {
    id: endpoint.isCustom,
    kind: 'switch',
    class: 'shared',
    label: 'Use custom endpoint',
    help: switchHelp,
    perEnvironment: false,
    default: false,
  }
  const customUrl: TextField = {
    id: endpoint.customUrl,
    kind: 'text',
    class: 'shared',
    label: 'Portal URL',
    help: urlHelp,
    perEnvironment: false,
    default: url,
    rules: [{ pattern: '\\S', message: 'Enter a host, an origin or a full address.' }],
    enabledBy: isCustom.id,
  }
  return { id: 'endpoint', label: 'Endpoint', fields: [isCustom, customUrl] }
}
