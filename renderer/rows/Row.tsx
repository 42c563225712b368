import type { ReactNode } from 'react'

import type { FieldClass } from '../../shared/catalog/fields'
import { FoundIn } from '../search/FoundIn'
import { Marked } from '../search/Marked'
import { hitsValue, useShownResults } from '../search/results'
import type { MenuAction } from '../ui/menu'
import { ClassBadge } from './ClassBadge'
import { RowMenu, useRowMenu } from './RowMenu'

type Props = {
  label: string
  /** The id of the control the label is for; left out where the value is plain text. */
  htmlFor?: string
  /** Whether Tab stops at a control of the row, which then opens its menu: as a rule, where the label is for one. */
  hasControl?: boolean
  labelId?: string
  fieldClass?: FieldClass
  isModified?: boolean
  isDim?: boolean
  /** The row's key in the search. */
  rowKey?: string
  /** Appears on hover and focus. */
  help?: string | undefined
  /** The row has a line with the help as well, which describes its control: always, or only where rows are roomy. */
  helpLine?: 'always' | 'roomy' | undefined
  /** The actions in the row's menu. Without them the row has no menu. */
  actions?: readonly MenuAction[]
  /** Shown below the label. */
  aside?: ReactNode
  children: ReactNode
}

/** One row: a bar when the value is not the default, the label with its class, and the value column. */
export function Row({
  label,
  htmlFor,
  hasControl = htmlFor !== undefined,
  labelId,
  fieldClass,
  rowKey,
  help,
  helpLine,
  actions,
  aside,
  children,
  ...look
}: Props) {
  const menu = useRowMenu(actions !== undefined)
  const isHit = hitsValue(useShownResults(), rowKey)
  return (
    <div className={classesOf({ ...look, isHit })} data-row={rowKey} {...menu.row}>
      <div className="row-head">
        <div className="row-label">
          {actions !== undefined && <RowMenu label={label} actions={actions} menu={menu} isTabStop={!hasControl} />}
          {htmlFor === undefined ? (
            <span className="row-name" id={labelId} data-help={help}>
              <Marked text={label} />
            </span>
          ) : (
            <label className="row-name" htmlFor={htmlFor} id={labelId} data-help={help}>
              <Marked text={label} />
            </label>
          )}
          <ClassBadge of={fieldClass ?? null} />
        </div>
        {aside}
      </div>
      <div>
        {children}
        {rowKey !== undefined && <FoundIn rowKey={rowKey} help={helpLine === 'always' ? undefined : help} />}
        {help !== undefined && helpLine === undefined && htmlFor !== undefined && (
          <span id={`${htmlFor}-help`} hidden>
            {help}
          </span>
        )}
      </div>
    </div>
  )
}

type Look = { isModified?: boolean; isDim?: boolean; isHit: boolean }

function classesOf({ isModified = false, isDim = false, isHit }: Look): string {
  return ['row', isModified && 'is-modified', isDim && 'is-dim', isHit && 'is-hit'].filter(Boolean).join(' ')
}
