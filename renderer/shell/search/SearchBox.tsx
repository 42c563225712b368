import { Search as Glass, X } from 'lucide-react'
import { useId, useState, type RefObject } from 'react'

import { shellTexts as texts } from '../../../shared/texts/shell'

import { Completions, optionId } from './Completions'
import { SearchStatus } from './SearchStatus'
import { useCompletions } from './useCompletions'
import type { Search } from '../../search/useSearch'

type Props = { platform: string; search: Search; inputRef: RefObject<HTMLInputElement | null> }

/**
 * Narrows the window to the settings that match. Escape closes the list of filters, then clears the search; Enter and Down
 * lead into the results.
 */
export function SearchBox({ platform, search: { text: value, results, filters, change: onChange, prepare }, inputRef }: Props) {
  const [wasUsed, setUsed] = useState(false)
  const { options, current, ...completing } = useCompletions({ value, filters, onChange, inputRef })
  const list = useId()
  const isOpen = options.length > 0

  function enter(): void {
    setUsed(true)
    prepare()
  }

  return (
    <div className="search-place" onFocus={enter} onBlur={completing.close}>
      <div className="search">
        <Glass size={13} aria-hidden />
        <input
          ref={inputRef}
          type="search"
          className="search-input"
          aria-label={texts.search}
          aria-autocomplete="list"
          aria-controls={isOpen ? list : undefined}
          aria-activedescendant={isOpen ? optionId(list, current) : undefined}
          placeholder={texts.search}
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => completing.change(event.target.value)}
          onKeyDown={completing.press}
        />
        {value === '' ? (
          <kbd aria-hidden>{texts.shortcut(platform, 'F')}</kbd>
        ) : (
          <button type="button" className="search-clear" aria-label={texts.clearSearch} tabIndex={-1} onClick={completing.clear}>
            <X size={13} aria-hidden />
          </button>
        )}
      </div>
      {isOpen && (
        <Completions id={list} options={options} current={current} onPoint={completing.point} onAccept={completing.accept} />
      )}
      {wasUsed && <SearchStatus results={results} />}
    </div>
  )
}
