import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'

import type { Environment, Field, SettingValue } from '../../shared/fields'
import { serviceOf } from '../../shared/services'
import type { ElsewhereView } from '../../shared/settingView'
import { serviceTexts as texts, shellTexts as shell } from '../../shared/texts'
import type { ServiceView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { useShownResults } from '../search/results'
import { masked } from '../../shared/mask'
import { usePage } from './pageContext'

// Switching the environment draws the rows anew; the focus goes on where it was.
let pressed: string | null = null

/** A word on the other environment, where its value is another one or is searched for. Pressing it goes there. */
export function Elsewhere({ field }: { field: Field }) {
  const { project, service } = usePage()
  const other: Environment = project.environment === 'test' ? 'live' : 'test'
  const isAsked = useShownResults()?.environments.includes(other) ?? false
  const key = `${service.id}/${field.id}`
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (pressed !== key) return
    pressed = null
    button.current?.focus()
  }, [key])

  const words = field.perEnvironment ? wordsFor(field, service, isAsked) : null
  if (words === null) return null

  function show(): void {
    pressed = key
    void call('environment.select', { environment: other })
  }

  return (
    <div className="elsewhere">
      <Button ref={button} className={`elsewhere-button is-${other}`} aria-label={texts.elsewhere(shell[other], words, field.label)} onPress={show}>
        {shell[other]}: {words}
      </Button>
    </div>
  )
}

/** What the other environment holds, in words; null when it is not worth saying. */
function wordsFor(field: Field, service: ServiceView, isAsked: boolean): string | null {
  if (field.kind === 'secret') return isAsked ? secretWords(service.elsewhere.secrets[field.id] === true) : null
  const theirs = valueOf(service.elsewhere, field)
  const isKey = isKeyOf(service, field)
  // Names that were not fetched yet come with the key, whose row says so.
  const isAwaited = theirs === '' && field.kind === 'fetched' && !isKey
  const isSame = theirs === valueOf(service, field)
  return isAsked || !(isAwaited || isSame) ? shown(theirs, field, isKey) : null
}

function valueOf({ settings }: Pick<ElsewhereView, 'settings'>, { id }: Field): SettingValue {
  return settings[id]?.value ?? ''
}

function isKeyOf({ id }: ServiceView, field: Field): boolean {
  return serviceOf(id).fetch?.key === field.id
}

function secretWords(isStored: boolean): string {
  return isStored ? texts.stored : texts.notStored
}

function shown(value: SettingValue, field: Field, isKey: boolean): string {
  if (value === '') return field.kind === 'fetched' ? texts.notFetched : texts.empty
  if (typeof value === 'boolean') return value ? texts.on : texts.off
  return isKey ? masked(value) : value
}
