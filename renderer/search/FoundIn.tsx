import { searchTexts as texts } from '../../shared/texts/search'
import { Marked } from './Marked'
import { placesOf } from './match'
import { useShownResults } from './results'

/** Shows why a row was found, if the row does not show it: its help or its id. */
export function FoundIn({ rowKey, help }: { rowKey: string; help: string | undefined }) {
  const results = useShownResults()
  const row = results?.rowOf(rowKey)
  if (!results || row === undefined) return null
  const { inHelp, inId } = placesOf(row, results.query.words)
  return (
    <>
      {inHelp && help !== undefined && (
        <p className="line found-help">
          <Marked text={help} />
        </p>
      )}
      {inId && (
        <p className="line">
          {texts.id}{' '}
          <code>
            <Marked text={row.id} />
          </code>
        </p>
      )}
    </>
  )
}
