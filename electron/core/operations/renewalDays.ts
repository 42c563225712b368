import { renewalDayId } from '../../../shared/catalog/ownFields'
import { tokenState, type TokenState } from '../../../shared/tokens'
import { fieldsOf, knownServices } from '../catalog'
import type { ProjectFile } from '../project/projectFile'
import { placeOf } from '../project/settingAt'

type Asked = { file: Pick<ProjectFile, 'environments' | 'isShown' | 'valueAt'>; now: Date; soonDays: number }

/**
 * How urgent the most urgent of the days is by which a project's team wants secrets renewed, in any environment. Null: none
 * is due.
 */
export function renewalsDue({ file, now, soonDays }: Asked): Extract<TokenState, 'soon' | 'expired'> | null {
  const states = daysIn(file).map((day) => tokenState({ expiresAt: day }, now, soonDays))
  if (states.includes('expired')) return 'expired'
  return states.includes('soon') ? 'soon' : null
}

function daysIn(file: Asked['file']): string[] {
  const shown = knownServices().filter(({ id }) => file.isShown(id) !== false)
  return shown.flatMap((service) =>
    fieldsOf(service).flatMap((field) => {
      if (field.kind !== 'secret') return []
      const days = file
        .environments()
        .map((environment) => file.valueAt(placeOf(service.id, environment, renewalDayId(field.id)).place))
      return days.flatMap((day) => (typeof day === 'string' && day !== '' ? [day] : []))
    }),
  )
}
