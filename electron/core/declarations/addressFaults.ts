import type { Field } from '../../../shared/catalog/fields'
import type { Service } from '../../../shared/catalog/service'
import { fieldsIn } from '../../../shared/catalog/template'
import { declarationTexts as texts } from '../../../shared/texts/declarations'
import { AppError } from '../../../shared/errors'
import { portalOf } from '../portal/origin'
import { faultAt, when, type Fault, type Path, type Rights } from './fault'
import { faultsOfField, faultsOfIds, fieldsById } from './named'
import { faultsOfLabel } from './textFaults'

/** Where requests go, and which pages are opened in the browser. */
export function faultsOfAddresses(service: Service, rights: Rights): Fault[] {
  const links = Object.entries(service.links)
  return [
    ...faultsOfPortal(service, rights),
    ...faultsOfIds(links.map(([id]) => ({ id, path: ['links', id] }))),
    ...links.flatMap(([id, { label, url }]) => [
      ...faultsOfLabel(label, ['links', id, 'label'], rights),
      ...when(!isPlainLink(url), ['links', id, 'url'], texts.link),
    ]),
  ]
}

function faultsOfPortal(service: Service, rights: Rights): Fault[] {
  const { portal } = service
  if (portal === undefined) return []
  const { url, basePath, local, isCustom, customUrl } = portal
  const fields = fieldsById(service)
  return [
    ...faultsOfHost(url, basePath, fields, rights),
    ...(local === undefined ? [] : faultsOfUrl(local, basePath, ['portal', 'local'])),
    ...when(!isBasePath(basePath), ['portal', 'basePath'], texts.basePath),
    ...faultsOfField(fields, isCustom, ['switch'], ['portal', 'isCustom']),
    ...faultsOfField(fields, customUrl, ['text'], ['portal', 'customUrl']),
  ]
}

/** A field may stand for the first label of the host only in what comes with the app: else a text would decide where secrets go. */
function faultsOfHost(url: string, basePath: string, fields: ReadonlyMap<string, Field>, rights: Rights): Fault[] {
  const path = ['portal', 'url']
  if (fieldsIn(url).length > 0 && !rights.isBuiltIn) return [faultAt(path, texts.hostTemplate)]
  const [, scheme = '', field, rest = ''] = /^(https:\/\/)\{(\w+)\}(\..+)$/.exec(url) ?? []
  const written = field === undefined ? url : `${scheme}x${rest}`
  return [...faultsOfUrl(written, basePath, path), ...faultsOfField(fields, field, ['text'], path)]
}

function isBasePath(path: string): boolean {
  return /^(?:\/[A-Za-z0-9._~-]+)*$/.test(path) && !path.split('/').some((step) => step === '.' || step === '..')
}

/** Written as it will be used: what is approved is what is read here. */
function faultsOfUrl(written: string, basePath: string, path: Path): Fault[] {
  try {
    const { url } = portalOf(written, { basePath: '' })
    return when(url !== written, path, texts.canonical(`${url}${url === new URL(url).origin ? basePath : ''}`))
  } catch (error) {
    if (error instanceof AppError) return [faultAt(path, texts.url(error.failure.message))]
    throw error
  }
}

/** An ASCII host with a dot, no login, no port, nothing that is shown in another way than it is opened. */
function isPlainLink(text: string): boolean {
  if (text.length > 500 || !/^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#][\x21-\x7e]*)?$/.test(text)) return false
  return URL.canParse(text) && !new URL(text).hostname.split('.').some((label) => label.startsWith('xn--'))
}
