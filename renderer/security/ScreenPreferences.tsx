import type { Preferences } from '../../shared/view'
import { call } from '../bridge'
import { NumberRow } from '../pages/NumberRow'
import { OnOffRow } from '../pages/OnOffRow'
import { texts } from '../texts/security'
import { texts as shell } from '../texts/shell'

const words = shell.preferencesPage

type Props = { platform: string; preferences: Preferences }

/** How long a secret may be seen, and lie on the clipboard. Saved as it changes. */
export function ScreenPreferences({ platform, preferences }: Props) {
  const save = (change: Partial<Preferences>) => void call('preferences.write', { ...preferences, ...change })
  const history = platform === 'win32' || platform === 'darwin' ? texts.history[platform] : texts.history.linux
  return (
    <>
      <NumberRow
        label={words.clipboard}
        help={words.clipboardHelp + history}
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
    </>
  )
}
