import { useState } from 'react'

type Once = {
  isBusy: boolean
  wasTried: boolean
  once: (action: () => Promise<unknown>) => void
}

/** Runs an action one at a time: a second press meanwhile starts no second request. */
export function useOnce(): Once {
  const [isBusy, setBusy] = useState(false)
  const [wasTried, setTried] = useState(false)
  return {
    isBusy,
    wasTried,
    once: (action) => {
      if (isBusy) return
      setBusy(true)
      setTried(true)
      void action().finally(() => setBusy(false))
    },
  }
}
