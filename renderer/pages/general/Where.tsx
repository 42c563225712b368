import { keyText } from '../../../shared/general/general'
import type { GeneralRow } from '../../../shared/general/row'
import type { GeneralRowView } from '../../../shared/generalView'
import { generalPageTexts as texts } from '../../../shared/texts/generalPage'
import { Marked } from '../../search/Marked'

/** The file and key that hold a row's value. Shows the file's name, and the whole path on hover. */
export function Where({ row, view }: { row: GeneralRow; view: GeneralRowView }) {
  const file = row.file.slice(row.file.lastIndexOf('/') + 1)
  const whole = view.key ?? keyText(row)
  const key = row.format === 'ini' ? row.key : whole
  return (
    <span className="where" title={[row.file, whole].filter(Boolean).join(' · ')}>
      <span className="visually-hidden">{texts.inFile} </span>
      <code>
        <Marked text={file} />
      </code>
      {key !== '' && (
        <>
          {' · '}
          <code>
            <Marked text={key} />
          </code>
        </>
      )}
    </span>
  )
}

/** The same as a text, for the help. */
export function placeText(row: GeneralRow): string {
  return `(${[row.file, keyText(row)].filter(Boolean).join(' · ')})`
}
