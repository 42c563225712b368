import type { Comparison } from '../../../shared/compare'
import { mostTaken, compareTexts as texts } from '../../../shared/texts/compare'
import { call } from '../../bridge/bridge'
import { Button } from '../../ui/Button'
import { useOnce } from '../../ui/useOnce'
import type { Chosen } from './useChosen'

type Props = {
  comparison: Comparison
  chosen: Chosen
  /** Why nothing can be written in this project. */
  readOnly: string | null
  onRefused: (refused: ReadonlyMap<string, string>) => void
}

/** What can be done with the rows that are ticked. */
export function CompareTools({ comparison, chosen, readOnly, onRefused }: Props) {
  const { label, total, takable, rows } = comparison
  const { isBusy, once } = useOnce()
  const { ids } = chosen
  const all = rows.filter(({ why }) => why === undefined).map(({ id }) => id)
  const copied = ids.length > 0 ? [...ids] : rows.map(({ id }) => id)

  async function take(): Promise<void> {
    onRefused(new Map())
    const taken = ids.slice(0, mostTaken)
    const answer = await call('compare.take', { ids: taken })
    const refused = answer?.refused ?? []
    onRefused(new Map(refused.map(({ id, why }) => [id, why])))
    // The rest can be taken over with the next press.
    chosen.set(answer !== null && refused.length === 0 ? taken : refused.map(({ id }) => id), false)
  }

  return (
    <div className="compare-tools">
      <h2 className="compare-title">{texts.differ(total, label)}</h2>
      {total > 0 && (
        <div className="compare-buttons">
          <label className="compare-all">
            <input
              type="checkbox"
              checked={takable > 0 && ids.length === takable}
              disabled={takable === 0}
              onChange={({ target }) => chosen.set(all, target.checked)}
            />
            {texts.all(takable)}
          </label>
          <Button
            className="button is-primary"
            isDisabled={ids.length === 0 || isBusy || readOnly !== null}
            onPress={() => once(take)}
          >
            {texts.take(ids.length)}
          </Button>
          <Button className="button" onPress={() => void call('compare.copy', { ids: copied })}>
            {texts.copy}
          </Button>
          <Button className="button" onPress={() => void call('preset.save', { of: copied })}>
            {texts.savePreset}
          </Button>
        </div>
      )}
      {readOnly !== null && <p className="line">{readOnly}</p>}
    </div>
  )
}
