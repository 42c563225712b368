import type { Environment } from '../../shared/values/environments'
import { serviceOf } from '../../shared/catalog/services'
import type { ServiceView } from '../../shared/view'

/** Another environment for which the very key is saved that is saved for this one. */
export function sameKey({ id, settings, elsewhere }: Pick<ServiceView, 'id' | 'settings' | 'elsewhere'>): Environment | null {
  const key = serviceOf(id).fetch?.key ?? ''
  const here = settings[key]
  // What only a file of the game holds was fetched for none.
  if (here?.modified !== true) return null
  const isSame = ({ settings: theirs }: typeof elsewhere[number]) => theirs[key]?.modified === true && theirs[key].value === here.value
  return elsewhere.find(isSame)?.environment ?? null
}
