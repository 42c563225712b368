import { createContext, useContext } from 'react'

import { defaultPreferences } from '../../shared/defaultPreferences'

/** How many days before its day something counts as due soon: a preference. */
export const SoonDaysContext = createContext<number>(defaultPreferences.expirySoonDays)

export const useSoonDays = (): number => useContext(SoonDaysContext)
