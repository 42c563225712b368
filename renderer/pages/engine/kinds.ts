import type { EngineSettingView } from '../../../shared/engineSettings'

type Rows = readonly EngineSettingView[]

/** As the engines' windows have them. The others follow as they come. */
const order = [
  'Windows, Mac, Linux',
  'Windows',
  'macOS',
  'Mac',
  'Linux',
  'Dedicated Server',
  'Android',
  'iOS',
  'tvOS',
  'visionOS',
  'Web',
]
const placeOf = (platform: string) => (order.includes(platform) ? order.indexOf(platform) : order.length)

/** The platforms that have something to show on the page now, and whether some of its rows are advanced. */
export function kindsOf(rows: Rows, hasAdvanced: boolean): { platforms: string[]; hasAdvanced: boolean } {
  const shown = rows.filter(({ isAdvanced }) => hasAdvanced || isAdvanced !== true)
  return {
    platforms: [...new Set(shown.flatMap(({ platform }) => platform ?? []))].toSorted(
      (one, other) => placeOf(one) - placeOf(other),
    ),
    hasAdvanced: rows.some(({ isAdvanced }) => isAdvanced === true),
  }
}

/** Whether a row is on the chosen platform's part of the page. */
export function isChosen({ platform, isAdvanced }: EngineSettingView, chosen: string | null, hasAdvanced: boolean): boolean {
  return (platform ?? null) === chosen && (hasAdvanced || isAdvanced !== true)
}
