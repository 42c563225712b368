import { useEffect, useState, type ChangeEvent, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'

export type Draft = {
  /** What is being typed; null when nothing is. */
  text: string | null
  /** Set when the value being edited has changed meanwhile: nothing is saved until the user has chosen. */
  conflict: { keep: () => void; take: () => void } | null
  /** Takes a text as if it had been typed. */
  type: (text: string) => void
  /** Props for the input: Enter and leaving the field save, Escape discards the draft. */
  input: {
    value: string
    'data-uncommitted': '' | undefined
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void
    onBlur: () => void
    onKeyDown: (event: KeyboardEvent) => void
  }
}

type Typed = {
  text: string
  /** The saved value when typing began, then each text sent to be saved since. If one of these arrives, that is no conflict. */
  over: readonly string[]
}

export type Shared = {
  /** The value as it is now. If it changes while something is being typed, that is a conflict. */
  current: string
  /** The name under which a draft outlives its field, which disappears when another page is shown. */
  keepAs: string
}

const kept = new Map<string, Typed>()

/**
 * Text that was typed and is not saved yet. `commit` gets the text and the value it was typed over, and answers whether the
 * draft is done with. `shared` is for values that others can change as well.
 */
export function useDraft(
  saved: string,
  commit: (text: string, base: string) => boolean | Promise<boolean>,
  shared?: Shared,
): Draft {
  const [typed, setTyped] = useState(() => keptAs(shared))
  const current = shared?.current ?? saved
  const conflicting = conflictOf(typed, shared)
  useKept(shared?.keepAs, typed)

  async function save({ text, over }: Typed): Promise<void> {
    const given = text.trim()
    const last = over.at(-1) ?? current
    if (given === (over.length > 1 ? last : saved)) {
      // Otherwise the text is already being saved, as when Enter is followed by Tab.
      if (given === saved) setTyped(null)
      return
    }
    setTyped({ text, over: [...over, given] })
    const isDone = await commit(text, last)
    setTyped((now) => (now === null ? null : afterSave(now, text, isDone)))
  }

  async function end(): Promise<void> {
    if (typed !== null && conflicting === null) await save(typed)
  }

  const type = (text: string) => setTyped({ over: typed?.over ?? [current], text })

  return {
    text: typed?.text ?? null,
    type,
    conflict: conflicting && { keep: () => void save({ text: conflicting.text, over: [current] }), take: () => setTyped(null) },
    input: {
      value: typed?.text ?? saved,
      'data-uncommitted': typed === null ? undefined : '',
      onChange: (event) => type(event.target.value),
      onBlur: () => void end(),
      onKeyDown: (event) => {
        if (event.key === 'Enter') {
          void end()
          selectAll(event.currentTarget)
        }
        if (event.key === 'Escape' && typed !== null) {
          event.preventDefault()
          flushSync(() => setTyped(null))
          selectAll(event.currentTarget)
        }
      },
    },
  }
}

/** As after Tab: what is typed next takes the place of the value. */
function selectAll(field: EventTarget): void {
  if (field instanceof HTMLInputElement) field.select()
}

function keptAs(shared: Shared | undefined): Typed | null {
  return (shared && kept.get(shared.keepAs)) ?? null
}

/** The draft, if it was typed over one value and would now replace another. */
function conflictOf(typed: Typed | null, shared: Shared | undefined): Typed | null {
  if (typed === null || shared === undefined) return null
  return [...typed.over, typed.text.trim()].includes(shared.current) ? null : typed
}

/** The draft after a save: null, unless the user typed on meanwhile. After a refused save it is over its first value again. */
function afterSave(now: Typed, given: string, isDone: boolean): Typed | null {
  if (!isDone) return { text: now.text, over: now.over.slice(0, 1) }
  return now.text === given ? null : now
}

/** Keeps the draft for the next field of that name, which may be drawn before this one is gone. */
function useKept(name: string | undefined, typed: Typed | null): void {
  useEffect(() => {
    if (name === undefined) return
    if (typed === null) kept.delete(name)
    else kept.set(name, typed)
  }, [name, typed])
}
