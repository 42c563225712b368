import type { RefObject } from 'react'
import { ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'

import { texts } from '../texts/search'
import type { Filter } from './filters'

type Props = {
  options: readonly Filter[]
  field: RefObject<HTMLDivElement | null>
  onAccept: (filter: string) => void
  onClose: () => void
}

/** The filters that fit what is being typed, each with a word on it. The focus stays in the search field. */
export function Completions({ options, field, onAccept, onClose }: Props) {
  return (
    <Popover
      className="popover completions"
      triggerRef={field}
      isOpen
      isNonModal
      placement="bottom end"
      offset={3}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <ListBox className="menu" aria-label={texts.filterList} selectionMode="none" onAction={(key) => onAccept(String(key))}>
        {options.map(({ text, help }) => (
          <ListBoxItem key={text} id={text} textValue={text} className="menu-item completion">
            <Text slot="label" className="mono">
              {text}
            </Text>
            <Text slot="description" className="is-dim">
              {help}
            </Text>
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  )
}
