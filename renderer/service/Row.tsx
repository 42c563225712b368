import type { ReactNode } from 'react'

import type { FieldClass } from '../../shared/fields'
import { texts } from '../texts/service'
import { Marked } from './Marked'

type Props = {
  label: string
  /** The id of the control the label is for; left out where the value is plain text. */
  htmlFor?: string
  labelId?: string
  fieldClass?: FieldClass
  isModified?: boolean
  isDim?: boolean
  children: ReactNode
}

/** One row: a bar when the value is not the default, the label with its class, and the value column. */
export function Row({ label, htmlFor, labelId, fieldClass, isModified = false, isDim = false, children }: Props) {
  return (
    <div className={`row${isModified ? ' is-modified' : ''}${isDim ? ' is-dim' : ''}`}>
      <div className="row-label">
        {htmlFor === undefined ? (
          <span className="row-name" id={labelId}>
            <Marked text={label} />
          </span>
        ) : (
          <label className="row-name" htmlFor={htmlFor} id={labelId}>
            <Marked text={label} />
          </label>
        )}
        {fieldClass !== undefined && (
          <span className={`badge is-${fieldClass}`} title={texts.classes[fieldClass].help}>
            {texts.classes[fieldClass].label}
          </span>
        )}
      </div>
      <div className="row-value">{children}</div>
    </div>
  )
}
