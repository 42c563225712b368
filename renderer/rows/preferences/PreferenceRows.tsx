import { useId, type ReactNode } from 'react'

import type { Preferences } from '../../../shared/preferences'
import { serviceTexts } from '../../../shared/texts/service'
import { preferenceLimits, defaultPreferences } from '../../../shared/defaultPreferences'
import type { View } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { Marked } from '../../search/Marked'
import { useShownResults } from '../../search/results'
import { InSight } from '../../ui/InSight'
import { Hit } from '../Hit'
import { ResetArrow } from '../ResetButton'
import { Row } from '../Row'
import { rowHeight } from '../rowHeight'
import { ChoiceInput } from './ChoiceInput'
import { helpOf, preferenceRows, shownValue, type Preference } from './declared'
import { NumberInput } from './NumberInput'
import { OnOffInput } from './OnOffInput'

type Props = {
  view: Pick<View, 'platform' | 'preferences'>
  /** Picks the preferences of one page, or of a part of it. */
  of: (preference: Preference) => boolean
}

/** Rows of preferences. During a search, only the hits. */
export function PreferenceRows({ view, of }: Props) {
  const results = useShownResults()
  const rows = preferenceRows.filter((preference) => of(preference) && (results?.isShown(keyOf(preference)) ?? true))
  return (
    <InSight items={rows} keyOf={keyOf} heightOf={rowHeight} drawsAhead={results === null}>
      {(preference) => (
        <Hit rowKey={keyOf(preference)}>
          <PreferenceRow preference={preference} view={view} />
        </Hit>
      )}
    </InSight>
  )
}

const keyOf = ({ id }: Preference) => `preferences/${id}`

/** One preference. Each change is saved at once. */
function PreferenceRow({ preference, view }: { preference: Preference; view: Props['view'] }) {
  const id = useId()
  const { platform, preferences } = view
  const isModified = preferences[preference.id] !== defaultPreferences[preference.id]
  const save = (change: Partial<Preferences>) => void call('preferences.write', { ...preferences, ...change })
  const reset = isModified && (
    <ResetArrow label={preference.label} onPress={() => save({ [preference.id]: defaultPreferences[preference.id] })} />
  )
  const help = (
    <>
      <Marked text={helpOf(preference, platform)} />{' '}
      {isModified && (
        <span className="default-value">{serviceTexts.defaultValue(shownValue(preference, defaultPreferences))}</span>
      )}
    </>
  )
  return (
    <Row
      label={preference.label}
      rowKey={`preferences/${preference.id}`}
      isModified={isModified}
      {...(preference.kind === 'number' ? { htmlFor: id } : {})}
    >
      <Input id={id} preference={preference} preferences={preferences} help={help} onSave={save}>
        {reset}
      </Input>
    </Row>
  )
}

type InputProps = {
  id: string
  preference: Preference
  preferences: Preferences
  help: ReactNode
  onSave: (change: Partial<Preferences>) => void
  children: ReactNode
}

function Input({ preference, preferences, onSave, ...props }: InputProps) {
  switch (preference.kind) {
    case 'number':
      return (
        <NumberInput
          {...props}
          limits={preferenceLimits[preference.id]}
          unit={preference.unit}
          value={preferences[preference.id]}
          onChange={(value) => onSave({ [preference.id]: value })}
        />
      )
    case 'on-off':
      return (
        <OnOffInput
          {...props}
          label={preference.label}
          isOn={preferences[preference.id]}
          onChange={(value) => onSave({ [preference.id]: value })}
        />
      )
    case 'choice':
      return (
        <ChoiceInput
          {...props}
          label={preference.label}
          choices={preference.choices}
          value={preferences[preference.id]}
          onChange={(value) => onSave({ [preference.id]: value })}
        />
      )
  }
}
