import { useEffect, useState, type ReactNode } from 'react'

import type { Revisions } from '../../../shared/compare'
import { compareTexts } from '../../../shared/texts/compare'
import { call } from '../../bridge/bridge'
import { Button } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import { ago, useNow } from '../../ui/time'

const texts = compareTexts.revisions

type Props = { onChoose: (id: string) => void; onClose: () => void }

/** The branches, tags and latest commits of the project's repository, of which one is chosen. */
export function RevisionDialog({ onChoose, onClose }: Props) {
  const [revisions, setRevisions] = useState<Revisions | null>(null)

  useEffect(() => {
    void call('compare.revisions', undefined).then((found) => (found === null ? onClose() : setRevisions(found)))
  }, [onClose])

  return (
    <Modal title={texts.title} isOpen isWide onClose={onClose}>
      <div role="status">{revisions === null && <p className="dialog-text">{compareTexts.reading}</p>}</div>
      {revisions !== null && <Lists revisions={revisions} onChoose={onChoose} />}
      <div className="dialog-buttons">
        <Button className="button" autoFocus onPress={onClose}>
          {compareTexts.cancel}
        </Button>
      </div>
    </Modal>
  )
}

function Lists({ revisions: { branches, tags, commits, why }, onChoose }: Pick<Props, 'onChoose'> & { revisions: Revisions }) {
  const now = useNow()
  const named = [
    { id: 'branches', label: texts.branches, refs: branches },
    { id: 'tags', label: texts.tags, refs: tags },
  ]
  return (
    <>
      {why !== null && (
        <p className="line is-problem" role="alert">
          {why}
        </p>
      )}
      {named.map(({ id: list, label, refs }) => (
        <List key={list} label={label} isThere={refs.length > 0}>
          {refs.map(({ name, id }) => (
            <li key={name}>
              <Choice label={name} onPress={() => onChoose(id)} />
            </li>
          ))}
        </List>
      ))}
      <List label={texts.commits} isThere={commits.length > 0}>
        {commits.map(({ id, subject, author, at }) => (
          <li key={id}>
            <Choice
              label={subject || texts.noSubject}
              detail={texts.by(id.slice(0, 7), author, ago(at, now))}
              onPress={() => onChoose(id)}
            />
          </li>
        ))}
      </List>
    </>
  )
}

function List({ label, isThere, children }: { label: string; isThere: boolean; children: ReactNode }) {
  if (!isThere) return null
  return (
    <section aria-label={label}>
      <h3 className="revision-heading">{label}</h3>
      <ul className="revision-list">{children}</ul>
    </section>
  )
}

function Choice({ label, detail, onPress }: { label: string; detail?: string; onPress: () => void }) {
  return (
    <button type="button" className="revision" onClick={onPress}>
      <span className="revision-name">{label}</span>
      {detail !== undefined && <span className="is-dim">{detail}</span>}
    </button>
  )
}
