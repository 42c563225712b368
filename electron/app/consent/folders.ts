import { stat } from 'node:fs/promises'

/** Looking at a folder on another computer tells that computer who is signed in here. */
const elsewhere = /^[\\/]{2}/

/** Whether there is a folder to ask about. If not, the command itself says what is wrong. */
export async function mayBeOpened(path: string, platform: string): Promise<boolean> {
  if (platform === 'win32' && elsewhere.test(path)) return true
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
}
