import type { WindowPort } from '../session'
import { createLimit } from './limit'

/** Without a press, as by a shortcut, which is none. */
const foldersInAMinute = 3

/** The dialogs of the system: one at a time in the whole app. After a no, only a press brings up another question. */
export function createDialogs(now: () => Date) {
  let isOpen = false

  async function alone<T>(show: () => Promise<T>): Promise<T> {
    isOpen = true
    return show().finally(() => (isOpen = false))
  }

  return {
    guarded(port: WindowPort): WindowPort {
      const folders = createLimit(now, foldersInAMinute)
      let isRefused = false
      return {
        ...port,
        async confirm(question, isPressed) {
          if (isOpen || (isRefused && !(isPressed ?? port.takePress()))) return false
          isRefused = !(await alone(() => port.confirm(question)))
          return !isRefused
        },
        async chooseFolder(words) {
          if (isOpen || !(port.takePress() || folders.allows())) return null
          return alone(() => port.chooseFolder(words))
        },
      }
    },
  }
}
