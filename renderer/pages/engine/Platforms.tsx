import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import { Choices } from '../../ui/Choices'

type Props = { platforms: readonly string[]; platform: string | null; onChange: (platform: string | null) => void }

/** The platforms that have settings of their own on the page, beside those that all of them share. */
export function Platforms({ platforms, platform, onChange }: Props) {
  const choices = [{ value: '', content: texts.allPlatforms }, ...platforms.map((value) => ({ value, content: value }))]
  return (
    <Choices
      label={texts.platforms}
      className="platforms"
      choices={choices.map((choice) => ({ ...choice, className: 'platform' }))}
      value={platform ?? ''}
      onChange={(value) => onChange(value === '' ? null : value)}
    />
  )
}
