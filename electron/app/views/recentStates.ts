import { access, constants, stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

import type { Environment } from '../../../shared/values/environments'
import type { RecentState } from '../../../shared/projects'
import { lacksSecrets } from '../../core/operations/missingSecrets'
import { renewalsDue } from '../../core/operations/renewalDays'
import { needsConsent } from '../../core/approvals/folders'
import { projectPath } from '../../core/project/projectDocument'
import { shownOf } from '../../core/project/project'
import { openProjectFile, type ProjectFile } from '../../core/project/projectFile'
import { findReadOnly } from '../../core/project/readOnly'
import type { Shared } from '../state/shared'

type Known = ReturnType<Shared['preferences']['known']>[number]

const attentionTo = { expired: 'renew-now', soon: 'renew-soon' } as const

/** How long to wait for a disk that is asleep or far away. */
const patienceMilliseconds = 2000

/**
 * The state of each recent project, from a few small files of it. Asked for by the pages that list them and never at the
 * start. No keychain is asked, and nothing is written.
 */
export function recentStates(shared: Shared): Promise<RecentState[]> {
  return Promise.all(
    shared.preferences.known().map((known) =>
      Promise.race([
        stateOf(shared, known),
        setTimeout(patienceMilliseconds, { path: known.path, environment: null, attention: 'no-answer' } as const, {
          ref: false,
        }),
      ]),
    ),
  )
}

async function stateOf(shared: Shared, known: Known): Promise<RecentState> {
  const { path } = known
  const folder = await stat(path).catch(() => null)
  if (folder === null || !folder.isDirectory()) return { path, environment: null, attention: 'gone' }
  try {
    const file = await openProjectFile({ root: path, knownId: known.id, now: shared.now })
    const environment = shownOf(file, shared.stateOf(known.id))
    return { path, environment, attention: await attentionOf(shared, path, { file, environment }) }
  } catch {
    return { path, environment: null, attention: 'unreadable' }
  }
}

async function attentionOf(
  { vault, approvals, preferences, now }: Shared,
  path: string,
  { file, environment }: { file: ProjectFile; environment: Environment },
): Promise<RecentState['attention']> {
  if (file.damage() !== null) return 'unreadable'
  const readOnly = await findReadOnly(path, [projectPath])
  const isWritable = await access(path, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (readOnly.length > 0 || !isWritable) return 'read-only'
  // The user has to confirm first that this is the project whose id it carries.
  if (needsConsent({ vault, approvals }, file.id(), path)) return null
  if (lacksSecrets({ vault }, { id: file.id(), file, environment })) return 'needs-secrets'
  const due = renewalsDue({ file, now: now(), soonDays: preferences.read().expirySoonDays })
  return due && attentionTo[due]
}
