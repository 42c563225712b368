import { useEffect, useState } from 'react'

import type { ServiceId } from '../../shared/catalog/services'
import type { ServiceAt } from '../../shared/schemas'
import type { TokenRow } from '../../shared/tokens'
import type { ProjectView } from '../../shared/view'
import { call } from '../bridge/bridge'

/** The tokens that are in main's memory, by service. */
export type TokenLists = ReadonlyMap<ServiceId, readonly TokenRow[]>

type Wanted = ServiceAt & { version: number }

const none: TokenLists = new Map()

/** The token lists, which the view only counts, once a search wants them. They are read when they have changed. */
export function useTokenLists(project: ProjectView | null, isWanted: boolean): TokenLists {
  const wanted = isWanted && project !== null ? wantedOf(project) : ''
  const [known, setKnown] = useState({ wanted: '', lists: none })

  useEffect(() => {
    if (wanted === '') return undefined
    let isCurrent = true
    async function read(): Promise<void> {
      const lists = await listsOf(JSON.parse(wanted) as Wanted[])
      if (isCurrent) setKnown({ wanted, lists })
    }
    void read()
    return () => {
      isCurrent = false
    }
  }, [wanted])

  return known.wanted === wanted ? known.lists : none
}

/** The lists that were read from their portal, as a text that changes with them. */
function wantedOf({ folder, environment, services }: ProjectView): string {
  const lists = services.flatMap(({ id, tokens }) => {
    const version = tokens?.version ?? 0
    return version === 0 ? [] : [{ service: id, environment, version, folder }]
  })
  return lists.length === 0 ? '' : JSON.stringify(lists)
}

async function listsOf(wanted: readonly Wanted[]): Promise<TokenLists> {
  const read = wanted.map(async ({ service, environment }) => {
    const answer = await call('tokens.read', { service, environment })
    return [service, answer?.rows ?? []] as const
  })
  return new Map(await Promise.all(read))
}
