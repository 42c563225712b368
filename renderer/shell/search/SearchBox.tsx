import { Search as Glass, X } from 'lucide-react'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { Autocomplete, Button, Input, SearchField } from 'react-aria-components'

import { shellTexts as texts } from '../../../shared/texts'

import type { Filter } from '../../search/filters'
import { complete, completions, tokenAt } from '../../search/query'
import { late } from '../../ui/late'
import { SearchStatus } from './SearchStatus'
import type { Search } from '../../search/useSearch'

type Props = { platform: string; search: Search; inputRef: RefObject<HTMLInputElement | null> }

const Completions = late(async () => (await import('./Completions')).Completions)

/** The first control of the first row that was found. */
const firstResult = ['input', 'textarea', 'button'].map((kind) => `main .row ${kind}:not(:disabled, [tabindex='-1'])`).join()

/**
 * Narrows the window to the settings that match. Escape closes the list of filters, then clears the search; Enter and Down
 * lead into the results.
 */
export function SearchBox({ platform, search: { text: value, results, filters, change: onChange, prepare }, inputRef }: Props) {
  const [wasUsed, setUsed] = useState(false)
  const [caret, setCaret] = useState<number | null>(null)
  const options = caret === null ? [] : open(value, caret, filters)

  function change(text: string): void {
    onChange(text)
    setCaret(inputRef.current?.selectionStart ?? text.length)
  }

  function accept(filter: string): void {
    if (caret === null) return
    onChange(complete(value, caret, filter))
    setCaret(null)
  }

  function press(event: KeyboardEvent): void {
    const isOpen = options.length > 0
    const isInto = !isOpen && value !== '' && (event.key === 'Enter' || event.key === 'ArrowDown')
    if (!isInto && (event.key !== 'Escape' || !isOpen)) return
    event.preventDefault()
    event.stopPropagation()
    if (isInto) document.querySelector<HTMLElement>(firstResult)?.focus()
    else setCaret(null)
  }

  function enter(): void {
    setUsed(true)
    prepare()
  }

  /** While an option is the current one, the field gets a blur event although it keeps the focus. */
  function leave(): void {
    if (document.activeElement !== inputRef.current) setCaret(null)
  }

  return (
    <div className="search-place" onKeyDownCapture={press} onFocus={enter} onBlur={leave}>
      <Autocomplete inputValue={value} onInputChange={change}>
        <SearchField className="search" aria-label={texts.search}>
          <Glass size={13} aria-hidden />
          <Input className="search-input" ref={inputRef} placeholder={texts.search} />
          {value === '' ? (
            <kbd aria-hidden>{texts.shortcut(platform, 'F')}</kbd>
          ) : (
            <Button className="search-clear" aria-label={texts.clearSearch}>
              <X size={13} aria-hidden />
            </Button>
          )}
        </SearchField>
        {options.length > 0 && <Completions options={options} onAccept={accept} />}
      </Autocomplete>
      {wasUsed && <SearchStatus results={results} />}
    </div>
  )
}

/** The filters that the word at the caret can become. A filter that was typed in full leaves nothing to choose. */
function open(text: string, caret: number, filters: readonly Filter[]) {
  const { token } = tokenAt(text, caret)
  const options = completions(token, filters)
  return options.length === 1 && options[0]?.text === token.toLowerCase() ? [] : options
}
