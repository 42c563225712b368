import { parseArgs } from 'node:util'

import { watchDiskChanges } from './diskChanges'
import { createWork } from './works'

// A process that does one kind of work until it is killed. It says when a turn begins and when it is done. With
// `--die-at` it kills itself, without warning, right before the change of the disk with that number.

const { values } = parseArgs({
  options: {
    work: { type: 'string', default: '' },
    folder: { type: 'string', default: '' },
    /** The key of its keychain, in hex. */
    key: { type: 'string', default: '' },
    first: { type: 'string', default: '0' },
    'die-at': { type: 'string', default: 'Infinity' },
  },
})

const place = { folder: values.folder, key: Buffer.from(values.key, 'hex') }
const turn = await createWork(values.work, place).start()
let left = Number(values['die-at'])
watchDiskChanges((_change, path) => {
  if (!String(path).startsWith(values.folder)) return
  left -= 1
  if (left <= 0) process.kill(process.pid, 'SIGKILL')
})

for (let number = Number(values.first); ; number += 1) {
  process.stdout.write(`begin ${number}\n`)
  await turn(number)
  process.stdout.write(`done ${number}\n`)
}
