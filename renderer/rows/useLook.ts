import { useEffect, useState } from 'react'

import type { Input } from '../../shared/contract'
import type { PlaceLook } from '../../shared/placeContract'
import { ask } from '../bridge/bridge'

const nothing: PlaceLook = { entries: [], more: 0, now: null, problem: null }

/** What stands in the file of a place now, at the key that is typed. Until an answer is there, what was there before is shown. */
export function useLook(asked: Input<'place.look'>): PlaceLook {
  const [look, setLook] = useState({ of: '', found: nothing })
  const of = JSON.stringify(asked)
  useEffect(() => {
    let isNewest = true

    async function read(): Promise<void> {
      const reply = await ask('place.look', JSON.parse(of) as Input<'place.look'>)
      if (isNewest) setLook({ of, found: reply.ok ? reply.value : { ...nothing, problem: reply.failure.message } })
    }

    void read()
    return () => {
      isNewest = false
    }
  }, [of])
  // What was found for another text says nothing about this one.
  return look.of === of ? look.found : { ...look.found, now: null, problem: null }
}
