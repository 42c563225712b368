import { teamTexts as texts } from '../../../shared/texts/team'
import { teamTitleTexts } from '../../../shared/texts/teamTitle'
import type { AskedGroup, TeamEntry } from '../../../shared/teamView'
import type { ProjectView } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { ProjectBanners } from '../../rows/Banners'
import { Button } from '../../ui/Button'
import { Held } from '../../ui/Held'
import { Section } from '../../ui/Section'

type Props = { project: ProjectView; entry: TeamEntry }

/** A service of the team's own that is not used: what its declaration asks for, what changed, or what is wrong with it. */
export function TeamPage({ project, entry }: Props) {
  const { name, path, label, summary, state, hash, asks, changed, faults } = entry
  return (
    <>
      <header className="page-header">
        <div className="service-title">
          <h1>
            {label} <span className="badge">{teamTitleTexts.notes[state]}</span>
          </h1>
        </div>
        {summary !== '' && <p className="page-summary">{summary}</p>}
        <p className="page-summary">
          {texts.file}
          <code className="selectable">{path}</code>
        </p>
        <p className="page-caution">{texts.states[state]}</p>
        {hash !== null && (
          <p className="team-answer">
            <Button className="button is-primary" onPress={() => void call('team.approve', { name, hash })}>
              {texts.approve}
            </Button>
          </p>
        )}
      </header>
      <Held>
        <ProjectBanners project={project} />
      </Held>
      {faults.length > 0 && <Faults faults={faults} />}
      {asks
        .filter(({ lines }) => lines.length > 0)
        .map((group) => (
          <Asked key={group.id} group={group} />
        ))}
      {changed !== null && <Changed lines={changed} />}
    </>
  )
}

function Asked({ group: { id, lines } }: { group: AskedGroup }) {
  return (
    <Section label={texts.titles[id]}>
      <ul className="team-list selectable" aria-label={texts.titles[id]}>
        {lines.map(({ text, change }) => (
          <li key={`${change ?? ''} ${text}`} className={change === undefined ? undefined : `is-${change}`}>
            {change !== undefined && <strong>{texts.marks[change]}</strong>}
            {text}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Changed({ lines }: { lines: NonNullable<TeamEntry['changed']> }) {
  const keyed = lines.map((line, index) => ({ ...line, key: `${index} ${line.sign}` }))
  return (
    <Section label={texts.linesTitle}>
      <ol className="team-lines mono selectable" aria-label={texts.linesTitle}>
        {keyed.map(({ key, sign, text }) => (
          <li key={key} className={sign === '+' ? 'is-added' : 'is-removed'}>
            <span aria-hidden>{sign === '+' ? '+' : '−'} </span>
            <span className="visually-hidden">{sign === '+' ? texts.marks.new : texts.marks.gone}</span>
            {text}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Faults({ faults }: Pick<TeamEntry, 'faults'>) {
  return (
    <Section label={texts.faultsTitle}>
      <ul className="team-list selectable" aria-label={texts.faultsTitle}>
        {faults.map(({ path, line, fault, fix }) => (
          <li key={`${path} ${fault}`}>
            {line !== undefined && <strong className="team-line">{texts.line(line)}</strong>}
            {(path !== '' || line === undefined) && <code>{path === '' ? texts.whole : path}</code>}
            <p className="team-fault">{fault}</p>
            <p className="team-fix">{fix}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
