import { shellTexts as texts } from '../../../shared/texts/shell'
import type { View } from '../../../shared/view'
import { Section } from '../../ui/Section'

const words = texts.preferencesPage

/** What is running. A test build says so here as well. */
export function About({ view: { version, about } }: { view: View }) {
  const rows = [
    [words.version, texts.program(version)],
    [words.build, words.builds[about.build]],
    [words.runtime, words.runtimeIs(about.electron)],
    [words.licences, words.licencesText],
  ] as const
  return (
    <Section label={words.about}>
      {rows.map(([label, text]) => (
        <div className="row" key={label}>
          <div className="row-label">{label}</div>
          <div className="about-text selectable">{text}</div>
        </div>
      ))}
    </Section>
  )
}
