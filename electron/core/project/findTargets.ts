import { isDeepStrictEqual } from 'node:util'

import type { Place } from '../../../shared/catalog/place'
import { fieldOf, ownValuesIn, serviceOf, type ServiceId } from '../catalog'
import type { ServiceAt } from '../../../shared/schemas'
import type { Engine } from '../engines/engine'
import type { Asset, Found } from '../engines/findAssets'
import { createEnvTarget } from '../targets/envFile'
import { addressesIn, bareIn, differByEnvironment, fieldsNamedIn, type Addresses, type FieldTexts } from '../targets/addresses'
import { createOwnTarget } from '../targets/ownTarget'
import { createTarget, type KnownTarget, type Target } from '../targets/target'
import { createAssetTarget } from '../targets/unityAsset'
import { defaultOf } from './fieldValues'
import { ownTargets, type OwnTarget } from './ownPlaces'
import type { ProjectFile } from './projectFile'
import { createLook, readTarget } from './readTarget'
import { placeOf, settingsOf } from './settingAt'

type Here = {
  root: string
  file: ProjectFile
  engine: Engine
  /** The targets of a service in an environment that need not be read, unless the settings name another one now. */
  keptAt(at: ServiceAt): readonly KnownTarget[]
  /** Where an asset is. */
  foundOf(asset: Asset): Promise<Found>
}

/**
 * The files that receive values of each service in each environment, according to the project's engine and settings, with
 * what they hold. An asset is searched for and read once.
 */
export async function findTargets(project: Here, places: readonly ServiceAt[]): Promise<KnownTarget[][]> {
  const { root } = project
  const { beyond } = project.engine
  const assets = new Map<Place, Promise<KnownTarget>>()

  function assetOf(declared: Place, asset: Asset, held: Held): Promise<KnownTarget> {
    const known = differByEnvironment(declared) ? undefined : assets.get(declared)
    const found =
      known ??
      project
        .foundOf(asset)
        .then((where) =>
          seen(declared, createAssetTarget(root, { declared, asset, found: where, ...held, beyond }), held.texts()),
        )
    assets.set(declared, found)
    return found
  }

  async function targetOf(at: ServiceAt, declared: Place, kept?: KnownTarget): Promise<KnownTarget | null> {
    const { file } = declared
    if ('setting' in file) {
      const target = envTargetOf(project, at, declared)
      if (target === null) return null
      return kept?.target.accepted === target.accepted ? kept : seen(declared, target, noTexts)
    }
    const texts = () => textsNamed(project, at, declared)
    if (kept !== undefined && isDeepStrictEqual(kept.texts, texts())) return kept
    const addresses = addressesIn(declared, at.environment)
    if (Object.keys({ ...addresses, ...declared.secrets }).length === 0) return null
    const bare = bareIn(declared, at.environment)
    const held = { addresses, bare, ...aloneIn(at.service, declared), texts }
    if ('script' in file) return assetOf(declared, file, held)
    const target = createTarget({ root, declared, path: file.path, ...held, beyond })
    // A file of the engine, in which each service has its own keys.
    // Another environment's key in it is another one.
    const key = Object.keys(bare).length > 0 ? `:${target.key.key}` : ''
    return seen(declared, { ...target, accepted: `${at.service}/${target.accepted}${key}` }, texts())
  }

  async function ownOf(at: ServiceAt, { declared, owners, why }: OwnTarget, kept: readonly KnownTarget[]): Promise<KnownTarget> {
    const texts = () => textsNamed(project, at, declared)
    const isSame = (one: KnownTarget) => isDeepStrictEqual([one.declared, one.own, one.texts], [declared, owners, texts()])
    const known = why === null ? kept.find(isSame) : undefined
    if (known !== undefined) return known
    const target = createOwnTarget(root, at.service, { declared, why, texts, beyond })
    return { ...(await seen(declared, target, texts())), own: owners }
  }

  const look = createLook({ root, beyond })
  const seen = (declared: Place, target: Target, texts: FieldTexts) => readTarget(look, declared, target, texts)

  return Promise.all(
    places.map(async (at) => {
      const declared = serviceOf(at.service).places.filter(({ engine }) => engine === undefined || engine === project.engine.kind)
      const kept = project.keptAt(at)
      const found = declared.map((place) =>
        targetOf(
          at,
          place,
          kept.find((each) => each.declared === place),
        ),
      )
      const own = ownTargets(project, at).map((one) => ownOf(at, one, kept))
      return (await Promise.all([...found, ...own])).filter((known) => known !== null)
    }),
  )
}

function envTargetOf({ root, file, engine }: Omit<Here, 'keptAt' | 'foundOf'>, at: ServiceAt, declared: Place): Target | null {
  const settings = settingsOf(declared)
  // The team meant another file, so the default must not be used in its place.
  if (settings.some((id) => file.misfitAt(placeOf(at.service, at.environment, id).place) !== null)) return null
  const [path = '', variable = ''] = settings.map(textOf)
  const [field = ''] = Object.keys(declared.values)
  return path === '' ? null : createEnvTarget(root, { declared, field, path, variable })

  function textOf(id: string): string {
    const { place, field: setting } = placeOf(at.service, at.environment, id)
    const value = file.valueAt(place) ?? defaultOf({ engine, file }, at.environment, setting)
    return typeof value === 'string' ? value : ''
  }
}

type Held = { addresses: Addresses; bare: Addresses; alone?: ReadonlySet<string>; texts(): FieldTexts }

/** Where the user types values, or a secret may stand, each value gets a place of its own, besides what comes with a key. */
function aloneIn(service: ServiceId, place: Place): Pick<Held, 'alone'> {
  const declared = serviceOf(service)
  const isTyped = Object.keys(place.values).some((id) => fieldOf(declared, id)?.kind === 'text')
  return isTyped || place.secrets !== undefined ? { alone: new Set(ownValuesIn(declared, place)) } : {}
}

const noTexts: FieldTexts = { saved: {}, standard: {} }

/** What the fields have that the selectors of a place name. */
function textsNamed({ file, engine }: Pick<Here, 'file' | 'engine'>, at: ServiceAt, declared: Place): FieldTexts {
  const named = fieldsNamedIn(declared).map((id) => placeOf(at.service, at.environment, id))
  const textsOf = (value: (one: (typeof named)[number]) => unknown) =>
    Object.fromEntries(
      named.flatMap((one) => {
        const text = value(one)
        return typeof text === 'string' && text !== '' ? [[one.field.id, text]] : []
      }),
    )
  return {
    saved: textsOf(({ place }) => file.valueAt(place)),
    standard: textsOf(({ field }) => defaultOf({ engine, file }, at.environment, field)),
  }
}
