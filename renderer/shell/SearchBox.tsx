import { Search, X } from 'lucide-react'
import type { RefObject } from 'react'
import { Button, Input, SearchField } from 'react-aria-components'

import { texts } from '../texts/shell'

type Props = { platform: string; value: string; inputRef: RefObject<HTMLInputElement | null>; onChange: (text: string) => void }

/** Narrows the page to the settings that match. Escape clears it. */
export function SearchBox({ platform, value, inputRef, onChange }: Props) {
  return (
    <SearchField className="search" aria-label={texts.search} value={value} onChange={onChange}>
      <Search size={13} aria-hidden />
      <Input className="search-input" ref={inputRef} placeholder={texts.search} />
      {value === '' ? (
        <kbd aria-hidden>{texts.shortcut(platform, 'F')}</kbd>
      ) : (
        <Button className="search-clear" aria-label={texts.clearSearch}>
          <X size={13} aria-hidden />
        </Button>
      )}
    </SearchField>
  )
}
