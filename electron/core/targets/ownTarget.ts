import type { Place } from '../../../shared/catalog/place'
import type { Beyond } from '../files/contain'
import { refused } from '../files/failure'
import type { Opening } from '../places/opening'
import { addressOf, type Addresses, type FieldTexts } from './addresses'
import { mayHoldSecret } from './namedSecrets'
import { createTarget, type Target } from './target'

type Wanted = { declared: Place; why: string | null; texts(): FieldTexts; beyond: Beyond; opening?: Opening }

/** A file that receives the values of fields because the team says so. With a `why`, none is looked at or written. */
export function createOwnTarget(root: string, service: string, { declared, why, texts, beyond, opening }: Wanted): Target {
  const { file, values } = declared
  const path = why === null && 'path' in file ? file.path : null
  const addresses: Addresses = Object.fromEntries(
    Object.entries(values).flatMap(([field, at]) => ('key' in at ? [[field, addressOf(at)]] : [])),
  )
  const target = createTarget({
    root,
    declared,
    path,
    addresses,
    alone: new Set(Object.keys(values)),
    texts,
    beyond,
    opening,
    hides: (key, before) => mayHoldSecret(declared.format, key, before),
    ...(why !== null && { why: refused(why) }),
  })
  return { ...target, accepted: acceptedAs(service, declared, path, addresses) }
}

/** A file of keys is ours alone, so that a yes to it is one to all of it. */
function acceptedAs(service: string, { format }: Place, path: string | null, addresses: Addresses): string {
  if (format === 'keysFile') return `own:${format}:${path ?? ''}`
  const keys = Object.entries(addresses).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `${service}/own:${format}:${path ?? ''}:${JSON.stringify(keys)}`
}
