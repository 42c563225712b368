import { shellTexts as texts } from '../../../shared/texts/shell'
import { shortcuts, type Shortcut } from '../../ui/keys'
import { Section } from '../../ui/Section'

const words = texts.preferencesPage

/** What the keyboard can do anywhere in the window. */
export function Keyboard({ platform }: { platform: string }) {
  const held = (key: string) => texts.shortcut(platform, key)
  const keysOf = (key: string) => (isAlone(key) ? [key, `Shift ${key}`] : [held(key)])
  const rows = [
    ...Object.entries(shortcuts).map(([name, key]) => [words.keys[name as Shortcut], keysOf(key)] as const),
    [words.keys.sections, ['↓', '↑'].map(held)] as const,
    [words.keys.fold, ['→', '←']] as const,
    [words.keys.zoom, ['+', '−', '0'].map(held)] as const,
    [words.keys.menu, ['Shift F10']] as const,
  ]
  return (
    <Section label={words.keyboard}>
      {rows.map(([label, keys]) => (
        <div className="row" key={label}>
          <div className="row-label">{label}</div>
          <div className="about-text">
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </div>
        </div>
      ))}
    </Section>
  )
}

const isAlone = (key: string): boolean => key.length > 1
