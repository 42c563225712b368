import { searchTexts as texts } from '../../../shared/texts/search'

import type { Filter } from '../../search/filters'

type Props = {
  /** Id of the list, and the beginning of those of its options. */
  id: string
  options: readonly Filter[]
  /** The one that Enter takes. */
  current: number
  onPoint: (index: number) => void
  onAccept: (filter: string) => void
}

/**
 * The filters that match what is being typed, each with a short description. The focus stays in the search field. The list is
 * part of the toolbar, where screen readers find it.
 */
export function Completions({ id, options, current, onPoint, onAccept }: Props) {
  return (
    <div className="popover completions">
      <div id={id} role="listbox" className="menu" aria-label={texts.filterList}>
        {options.map(({ text, help }, index) => (
          <button
            key={text}
            type="button"
            id={optionId(id, index)}
            ref={index === current ? intoSight : null}
            role="option"
            className="menu-item completion"
            tabIndex={-1}
            aria-selected={index === current}
            data-focused={index === current || undefined}
            onPointerMove={() => onPoint(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onAccept(text)}
          >
            <code>{text}</code> <span className="is-dim">{help}</span>
          </button>
        ))}
      </div>
    </div>
  )
}

export const optionId = (list: string, index: number): string => `${list}-${index}`

function intoSight(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}
