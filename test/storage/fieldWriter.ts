import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { openProjectFile } from '../../electron/core/project/projectFile'
import type { SettingAt } from '../../electron/core/project/settingAt'
import { AppError } from '../../shared/errors'

// A second Latchkey, as far as `project.json` goes: writes one field of it again and again, and says what it wrote last.
// It goes on for a few rounds after the script is done, so that the last writes are all made by programs that wait for
// one another.

const [root = '', field = ''] = process.argv.slice(2)
const place: SettingAt = { service: 'coherence', environment: field === 'projectName' ? 'test' : 'all', field }
const file = await openProjectFile({ root, knownId: '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001', now: () => new Date() })
let last = ''
for (let round = 1, left = 5; left > 0; round += 1) {
  const isAlone = existsSync(join(root, 'script-is-done'))
  if (isAlone) left -= 1
  last = `value_${round}`
  // The script looks before it writes, and not in the same turn: on a busy machine it may bring back an older value.
  await file.update([{ place, from: file.valueAt(place), to: last }]).catch((error: unknown) => {
    if (isAlone || !(error instanceof AppError) || error.failure.code !== 'file-changed') throw error
  })
}
process.stdout.write(last)
