import { Radio, RadioGroup } from 'react-aria-components'

import { themes } from '../../shared/themes'
import type { Preferences, View } from '../../shared/view'
import { call } from '../bridge'
import { About } from './About'
import { Section } from '../ui/Section'
import { texts } from '../texts/shell'
import { NumberRow } from './NumberRow'

const words = texts.preferencesPage

/** What the user chose for this computer. Saved as it changes. */
export function PreferencesPage({ view }: { view: View }) {
  const { preferences } = view
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
      <About view={view} />
    </>
  )
}
