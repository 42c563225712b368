import { useEffect, useRef } from 'react'

import { environmentName } from '../../shared/values/environments'
import type { Field, SettingValue } from '../../shared/catalog/fields'
import { serviceOf } from '../../shared/catalog/services'
import { isHeld } from '../../shared/values/held'
import type { ElsewhereView } from '../../shared/settingView'
import { serviceTexts as texts } from '../../shared/texts/service'
import type { ServiceView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { useShownResults } from '../search/results'
import { masked } from '../../shared/values/mask'
import { usePage } from './pageContext'
import { Button } from '../ui/Button'

// Switching the environment redraws the rows. The focus moves to the button in the same row that leads back.
let pressed: string | null = null

/** A button for each other environment whose value differs or is searched for. Pressing it switches to that environment. */
export function Elsewhere({ field }: { field: Field }) {
  const { service } = usePage()
  if (!field.perEnvironment) return null
  return service.elsewhere.map((theirs) => <OneElsewhere key={theirs.environment} field={field} theirs={theirs} />)
}

function OneElsewhere({ field, theirs }: { field: Field; theirs: ElsewhereView }) {
  const { project, service } = usePage()
  const { environment } = theirs
  const isAsked = useShownResults()?.environments.includes(environment) ?? false
  const key = `${service.id}/${environment}/${field.id}`
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (pressed !== key) return
    pressed = null
    button.current?.focus()
  }, [key])

  const words = wordsFor(field, service, { theirs, isAsked })
  if (words === null) return null

  function show(): void {
    pressed = `${service.id}/${project.environment}/${field.id}`
    void call('environment.select', { environment })
  }

  return (
    <div className="elsewhere">
      <Button
        ref={button}
        className={`elsewhere-button is-${environment}`}
        aria-label={texts.elsewhere(environmentName(environment), words, field.label)}
        onPress={show}
      >
        {environmentName(environment)}: {words}
      </Button>
    </div>
  )
}

/** What another environment holds, in words; null when it is not worth saying. */
function wordsFor(field: Field, service: ServiceView, asked: { theirs: ElsewhereView; isAsked: boolean }): string | null {
  const { isAsked } = asked
  if (field.kind === 'secret') return isAsked ? secretWords(isHeld(asked.theirs.secrets[field.id])) : null
  const theirs = valueOf(asked.theirs, field)
  const isKey = isKeyOf(service, field)
  // A name that was not fetched yet comes with the key, and the key's row says so.
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
