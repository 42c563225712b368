import type { Environment } from '../../shared/values/environments'
import { gameFileTexts as texts } from '../../shared/texts/gameFiles'
import type { ServiceView, TargetView } from '../../shared/view'
import { holderOf } from './holder'

type Words = { text: string; tone: 'is-ok' | 'is-warning' | 'is-error' | 'is-dim' }

const states: Record<Exclude<TargetView['state'], 'others'>, Words> = {
  'up-to-date': { text: texts.targets.upToDate, tone: 'is-ok' },
  differs: { text: texts.targets.differs, tone: 'is-warning' },
  absent: { text: texts.targets.absent, tone: 'is-dim' },
  refused: { text: texts.targets.refused, tone: 'is-error' },
  'nothing-to-write': { text: texts.targets.nothing, tone: 'is-dim' },
  found: { text: texts.targets.found, tone: 'is-dim' },
}

/** Whether a file of the game holds what is saved for the shown environment, in words. */
export function targetWords(target: TargetView, service: ServiceView, environment: Environment): Words {
  const { state, holds } = target
  if (state === 'others') return wordsOfOthers(target, service)
  return holds === null || holds === environment ? states[state] : { text: texts.targets.holds(holds), tone: 'is-warning' }
}

/** A file that is for another environment is right if it holds that environment's key. */
function wordsOfOthers({ holds }: TargetView, service: ServiceView): Words {
  const holder = holderOf(service)?.id ?? ''
  if (holds !== null && (holds === holder || service.sameKeyAs === holder))
    return { text: texts.targets.holds(holder), tone: 'is-dim' }
  return holds === null
    ? { text: texts.targets.isFor(holder), tone: 'is-dim' }
    : { text: texts.targets.holds(holds), tone: 'is-warning' }
}

/** Where the saved key is in the game's files, in words. */
export function keyPlace(service: ServiceView, environment: Environment): string {
  const { targets } = service
  const holding = targets.filter(({ holds }) => holds === environment)
  // An environment file may be for a server or a tool: only a file that ships is sure to be in the build.
  if (holding.some(({ ships }) => ships)) return texts.ships
  const [file] = holding
  if (file !== undefined) return texts.inFile(file.path ?? file.label)
  const holder = holderOf(service)
  if (holder !== null && !['', environment].includes(holder.id)) return texts.files.hold(holder.id, holder.isWritten)
  return targets.some(({ path }) => path !== null) ? texts.notInFiles : texts.noFiles
}
