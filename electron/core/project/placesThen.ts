import { renamedBy } from './environmentList'
import type { SettingAt } from './settingAt'
import type { HistoryEntry } from './stateFile'

/**
 * Where the value that is at a place now was in each of the steps, which are all the done ones: its environment may have been
 * renamed since, and another one may have had its name before. Null: it was not there yet.
 */
export function placesThen(steps: readonly HistoryEntry[], place: SettingAt): (SettingAt | null)[] {
  let then: SettingAt | null = place
  return steps
    .toReversed()
    .map(({ edits }) => {
      const here = then
      const renamed = renamedBy(edits, 'before')
      if (renamed?.from === then?.environment && renamed !== null && then !== null) then = { ...then, environment: renamed.to }
      else if (renamed !== null && renamed.to === then?.environment) then = null
      return here
    })
    .toReversed()
}
