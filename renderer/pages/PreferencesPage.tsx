import { Radio, RadioGroup } from 'react-aria-components'

import { themes } from '../../shared/themes'
import type { Preferences, View } from '../../shared/view'
import { call } from '../bridge'
import { Section } from '../service/Section'
import { texts } from '../texts/shell'
import { NumberRow } from './NumberRow'
import { OnOffRow } from './OnOffRow'

const words = texts.preferencesPage

/** What the user chose for this computer. Saved as it changes. */
export function PreferencesPage({ view: { preferences } }: { view: View }) {
  const save = (change: Partial<Preferences>) => void call('preferences.write', { ...preferences, ...change })
  return (
    <>
      <header className="page-header">
        <h1>{texts.preferences}</h1>
        <p className="page-summary">{words.summary}</p>
      </header>
      <Section label={words.appearance}>
        <div className="row">
          <div className="row-label">{words.theme}</div>
          <RadioGroup
            className="choices"
            aria-label={words.theme}
            orientation="horizontal"
            value={preferences.theme}
            onChange={(value) => save({ theme: themes.find((theme) => theme === value) ?? 'system' })}
          >
            {themes.map((theme) => (
              <Radio key={theme} value={theme} className="choice">
                {words.themes[theme]}
              </Radio>
            ))}
          </RadioGroup>
        </div>
      </Section>
      <SecretPreferences preferences={preferences} save={save} />
      <Section label={words.tokens}>
        <NumberRow
          label={words.expirySoon}
          help={words.expirySoonHelp}
          value={preferences.expirySoonDays}
          low={1}
          high={365}
          unit={words.days}
          onChange={(expirySoonDays) => save({ expirySoonDays })}
        />
      </Section>
    </>
  )
}

type Props = { preferences: Preferences; save: (change: Partial<Preferences>) => void }

function SecretPreferences({ preferences, save }: Props) {
  return (
    <Section label={words.secrets}>
      <NumberRow
        label={words.clipboard}
        help={words.clipboardHelp}
        value={preferences.clipboardSeconds}
        low={5}
        high={600}
        unit={words.seconds}
        onChange={(clipboardSeconds) => save({ clipboardSeconds })}
      />
      <NumberRow
        label={words.reveal}
        help={words.revealHelp}
        value={preferences.revealSeconds}
        low={3}
        high={300}
        unit={words.seconds}
        onChange={(revealSeconds) => save({ revealSeconds })}
      />
      <NumberRow
        label={words.hideAfter}
        help={words.hideAfterHelp}
        value={preferences.hideAfterMinutes}
        low={0}
        high={240}
        unit={words.minutes}
        onChange={(hideAfterMinutes) => save({ hideAfterMinutes })}
      />
      <OnOffRow
        label={words.hideWhenLocked}
        help={words.hideWhenLockedHelp}
        isOn={preferences.hideWhenLocked}
        onChange={(hideWhenLocked) => save({ hideWhenLocked })}
      />
    </Section>
  )
}
