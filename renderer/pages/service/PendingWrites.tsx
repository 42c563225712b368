import { environmentName, type Environment } from '../../../shared/values/environments'
import { gameFileTexts as texts } from '../../../shared/texts/gameFiles'
import type { DiffLine, PendingWrite, ServiceView } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { Modal } from '../../ui/Modal'
import { holderOf } from '../../rows/holder'
import { useAt, usePage } from '../../rows/pageContext'
import { Button } from '../../ui/Button'

/** Shows the whole diff before the first write into a file of the game, and before one over another environment's key. */
export function PendingWrites() {
  const { project, service } = usePage()
  const at = useAt()
  const { pendingWrites } = service
  const words = wordsFor(service, project.environment)

  return (
    <Modal title={words.title} isWide isOpen={pendingWrites.length > 0} onClose={() => void call('targets.dismiss', at)}>
      <p className="dialog-text">{words.text}</p>
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
          {words.write}
        </Button>
      </div>
    </Modal>
  )
}

function wordsFor(service: ServiceView, environment: Environment): { title: string; text: string; write: string } {
  const { pendingWrites, targets } = service
  const { title, text, again, write, put, over } = texts.pending
  const holder = holderOf(service)?.id ?? ''
  const isShared = pendingWrites.some((one) => targets.find((target) => target.id === one.id)?.sharedWith.length)
  if (isShared && holder !== '' && holder !== environment) return put(environmentName(environment), holder)
  const replaced = pendingWrites.find(({ replaces }) => replaces !== null)
  if (replaced?.replaces) return { title, text: over(replaced.path, environmentName(replaced.replaces)), write }
  return { title, text: pendingWrites.every(({ isAgain }) => isAgain) ? again : text, write }
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

/** Whether lines of the file are left out between two lines of context. */
function startsHunk(line: DiffLine, before: DiffLine | undefined): boolean {
  return before?.kind === 'same' && line.kind === 'same' && line.number > before.number + 1
}

const signs: Record<DiffLine['kind'], string> = { same: ' ', removed: '−', added: '+' }
const names: Record<DiffLine['kind'], string> = {
  same: '',
  removed: `${texts.pending.removed}: `,
  added: `${texts.pending.added}: `,
}
