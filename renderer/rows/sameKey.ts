import { serviceOf } from '../../shared/services'
import type { ServiceView } from '../../shared/view'

/** Whether the key that is saved for this environment is saved for the other one, too. */
export function sameKey({ id, settings, elsewhere }: Pick<ServiceView, 'id' | 'settings' | 'elsewhere'>): boolean {
  const key = serviceOf(id).fetch?.key
  if (key === undefined) return false
  const [here, there] = [settings[key], elsewhere.settings[key]]
  // What only a file of the game holds was fetched for neither.
  return here?.modified === true && there?.modified === true && here.value === there.value
}
