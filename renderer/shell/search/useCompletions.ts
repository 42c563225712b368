import { useState, type KeyboardEvent, type RefObject } from 'react'

import type { Filter } from '../../search/filters'
import { complete, completions, tokenAt } from '../../search/query'

type Field = {
  value: string
  filters: readonly Filter[]
  onChange: (text: string) => void
  inputRef: RefObject<HTMLInputElement | null>
}

/** What completes the word at the caret of the search field. It is open while there is something to complete. */
export function useCompletions({ value, filters, onChange, inputRef }: Field) {
  const [caret, setCaret] = useState<number | null>(null)
  const [current, setCurrent] = useState(0)
  const options = caret === null ? [] : open(value, caret, filters)

  /** The user typed. */
  function change(text: string): void {
    onChange(text)
    setCaret(inputRef.current?.selectionStart ?? text.length)
    setCurrent(0)
  }

  function accept(filter: string): void {
    if (caret === null) return
    onChange(complete(value, caret, filter))
    setCaret(null)
  }

  function clear(): void {
    onChange('')
    setCaret(null)
    inputRef.current?.focus()
  }

  const move = (by: number) => setCurrent((current + by + options.length) % options.length)
  const whileClosed: Keys = value === '' ? {} : { Escape: clear, Enter: toFirstResult, ArrowDown: toFirstResult }
  const whileOpen: Keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => accept(options[current]?.text ?? ''),
    Escape: () => setCaret(null),
  }

  function press(event: KeyboardEvent): void {
    const act = (options.length === 0 ? whileClosed : whileOpen)[event.key]
    if (act === undefined) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  return { options, current, point: setCurrent, change, accept, clear, close: () => setCaret(null), press }
}

/** Into the results, to the first control there. */
function toFirstResult(): void {
  document.querySelector<HTMLElement>(firstControl)?.focus()
}

const firstControl = ['input', 'textarea', 'button'].map((kind) => `main .row ${kind}:not(:disabled, [tabindex='-1'])`).join()

type Keys = Readonly<Record<string, () => void>>

/** The filters that the word at the caret can become. A filter that was typed in full leaves nothing to choose. */
function open(text: string, caret: number, filters: readonly Filter[]) {
  const { token } = tokenAt(text, caret)
  const options = completions(token, filters)
  return options.length === 1 && options[0]?.text === token.toLowerCase() ? [] : options
}
