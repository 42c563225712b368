import { stat } from 'node:fs/promises'

/** Looking at a folder of another computer tells that one who is signed in here. */
const elsewhere = /^[\\/]{2}/

/** Whether there is a folder to ask about. False leads to the command's own words for what is none. */
export async function mayBeOpened(path: string, platform: string): Promise<boolean> {
  if (platform === 'win32' && elsewhere.test(path)) return true
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
}
