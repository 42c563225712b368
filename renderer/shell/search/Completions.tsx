import { ListBox, ListBoxItem } from 'react-aria-components'

import { searchTexts as texts } from '../../../shared/texts'

import type { Filter } from '../../search/filters'

type Props = { options: readonly Filter[]; onAccept: (filter: string) => void }

/**
 * The filters that match what is being typed, each with a short description. The focus stays in the search field. The list is
 * part of the toolbar, where screen readers find it.
 */
export function Completions({ options, onAccept }: Props) {
  return (
    <div className="popover completions">
      <ListBox className="menu" aria-label={texts.filterList} selectionMode="none" onAction={(key) => onAccept(String(key))}>
        {options.map(({ text, help }) => (
          <ListBoxItem key={text} id={text} textValue={text} className="menu-item completion">
            <code>{text}</code> <span className="is-dim">{help}</span>
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  )
}
