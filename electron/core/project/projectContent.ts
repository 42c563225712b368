import { isDeepStrictEqual } from 'node:util'

import type { SettingValue } from '../../../shared/catalog/fields'
import type { ServiceId } from '../catalog'
import { readInside, type Stamp } from '../files/inside'
import type { Misfit, Misfits } from './fieldValues'
import { ownPlacesIn, type OwnAt } from './ownPlaceEntries'
import { environmentsOf, parseDocument, projectPath, type Document, type Parsed } from './projectDocument'
import { isUsedIn, shownIn } from './serviceUse'
import { keyOf, textsByService, type SettingAt, type Values } from './settingAt'

/** The file as it was last read. */
export type Loaded = { parsed: Parsed | null; bytes: Uint8Array | null; stamp: Stamp | null }

export type ProjectContent = Awaited<ReturnType<typeof readProjectFile>>

/** What the team's `project.json` holds, as last read. */
export async function readProjectFile(root: string, knownId: string) {
  /** A damaged file may not say which project it is; then the last known id still counts. */
  let lastId = knownId
  let loaded: Loaded = { parsed: null, bytes: null, stamp: null }
  let content = contentOf(loaded)
  let sources = textsByService(content)

  /** True if its values are different now. */
  function hold(next: Loaded): boolean {
    loaded = next
    const { parsed } = next
    if (parsed !== null) lastId = (parsed.is === 'damaged' ? parsed.id : parsed.document.id) ?? lastId
    const before = content
    content = contentOf(next)
    sources = textsByService(content)
    return !isDeepStrictEqual(content, before)
  }

  /** Takes over what the file holds now. What it held before is not parsed again. */
  function take(found: { bytes: Uint8Array; stamp: Stamp } | null): boolean {
    if (found === null) return hold({ parsed: null, bytes: null, stamp: null })
    const { bytes, stamp } = found
    const isKnown = loaded.bytes !== null && Buffer.compare(loaded.bytes, bytes) === 0
    if (!isKnown) return hold({ parsed: parseDocument(bytes), bytes, stamp })
    loaded = { ...loaded, stamp }
    return false
  }

  const refresh = async () => take(await readInside(root, projectPath))
  await refresh()

  return {
    id: () => lastId,
    loaded: () => loaded,
    /** The environments of the project, at least one. */
    environments: () => content.environments,
    valueAt: (place: SettingAt): SettingValue | null => content.values.get(keyOf(place)) ?? null,
    /** The value at a place that is not used; null if there is none, or it is good. */
    misfitAt: (place: SettingAt): Misfit | null => content.misfits.get(keyOf(place)) ?? null,
    /** The places that the team added in one group, as they are written. */
    ownPlaces: ({ service, scope }: Omit<OwnAt, 'id'>) => content.places.get(`${service}/${scope}`) ?? [],
    usesService: (service: ServiceId) =>
      isUsedIn(content.values, service) || [...content.places.keys()].some((group) => group.startsWith(`${service}/`)),
    isShown: (service: ServiceId) => shownIn(content.values, service),
    /** All that the file says of a service, as one text. */
    source: (service: ServiceId): string => sources.get(service) ?? '',

    hold,
    take,
    /** Reads what it holds anew, for the services that are known now. */
    judge(): void {
      const { bytes } = loaded
      if (bytes !== null) hold({ ...loaded, parsed: parseDocument(bytes) })
    },
    /** Reads the file again. True if its values are different now. */
    refresh,
  }
}

export function whyDamaged({ parsed }: Loaded): string | null {
  return parsed?.is === 'damaged' ? parsed.why : null
}

type Content = { environments: readonly string[]; values: Values; misfits: Misfits; places: OwnPlaces }
/** By service and group. */
type OwnPlaces = ReadonlyMap<string, readonly [id: string, given: unknown][]>

function contentOf({ parsed }: Loaded): Content {
  if (parsed === null || parsed.is === 'damaged')
    return { environments: environmentsOf({}), values: new Map(), misfits: new Map(), places: new Map() }
  const { document, values, misfits } = parsed
  const environments = environmentsOf(document)
  return { environments, values, misfits, places: placesIn(document, environments) }
}

function placesIn(document: Document, environments: readonly string[]): OwnPlaces {
  const groups = Object.keys(document.services ?? {}).flatMap((service) =>
    ['all', ...environments].map((scope) => [`${service}/${scope}`, ownPlacesIn(document, { service, scope })] as const),
  )
  return new Map(groups.filter(([, own]) => own.length > 0))
}
