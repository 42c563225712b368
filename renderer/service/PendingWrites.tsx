import { Button } from 'react-aria-components'

import { serviceTexts as texts } from '../../shared/texts'
import type { DiffLine, PendingWrite } from '../../shared/view'
import { call } from '../bridge'
import { Modal } from '../ui/Modal'
import { useAt, usePage } from './spot'

/** The first write into a file of the game shows all that it changes, and waits for a yes. */
export function PendingWrites() {
  const { service } = usePage()
  const at = useAt()
  const { pendingWrites } = service

  return (
    <Modal
      title={texts.pending.title}
      isWide
      isOpen={pendingWrites.length > 0}
      onClose={() => void call('targets.dismiss', at)}
    >
      <p className="dialog-text">{texts.pending.text}</p>
      {pendingWrites.map((write) => (
        <Diff key={write.id} write={write} />
      ))}
      <div className="dialog-buttons">
        <Button className="button" onPress={() => void call('targets.dismiss', at)}>
          {texts.pending.later}
        </Button>
        <Button
          className="button is-primary"
          autoFocus
          onPress={() => void call('targets.write', { ...at, ids: pendingWrites.map(({ id }) => id) })}
        >
          {texts.pending.write}
        </Button>
      </div>
    </Modal>
  )
}

function Diff({ write }: { write: PendingWrite }) {
  return (
    <section className="diff" aria-label={write.path}>
      <h3 className="diff-path mono">{write.path}</h3>
      <ol className="diff-lines mono">
        {write.diff.map((line, index) => (
          <li
            key={`${line.kind}-${line.number}`}
            className={`diff-line is-${line.kind}${startsHunk(line, write.diff[index - 1]) ? ' starts-hunk' : ''}`}
          >
            <span className="diff-number" aria-hidden>
              {line.number}
            </span>
            <span className="diff-sign" aria-hidden>
              {signs[line.kind]}
            </span>
            <span className="visually-hidden">{names[line.kind]}</span>
            <span className="diff-text">{line.text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Two lines of context that are no neighbours in the file. */
function startsHunk(line: DiffLine, before: DiffLine | undefined): boolean {
  return before?.kind === 'same' && line.kind === 'same' && line.number > before.number + 1
}

const signs: Record<DiffLine['kind'], string> = { same: ' ', removed: '−', added: '+' }
const names: Record<DiffLine['kind'], string> = {
  same: '',
  removed: `${texts.pending.removed}: `,
  added: `${texts.pending.added}: `,
}
