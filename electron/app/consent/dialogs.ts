import { AppError } from '../../../shared/errors'
import { refusalTexts } from '../../../shared/texts/refusals'
import type { GuardedPort, WindowPort } from '../session/session'
import { createLimit } from './limit'

/** Per minute, without a press: a keyboard shortcut is not a press. */
const foldersInAMinute = 3

/** The system's dialogs: one at a time in the whole app. After a no, another question appears only after a press. */
export function createDialogs(now: () => Date) {
  let isOpen = false

  async function alone<T>(show: () => Promise<T>): Promise<T> {
    isOpen = true
    return show().finally(() => (isOpen = false))
  }

  return {
    guarded(port: WindowPort): GuardedPort {
      const folders = createLimit(now, foldersInAMinute)
      let isRefused = false

      /** A dialog that chooses something. */
      function choosing<T>(show: () => Promise<T>): Promise<T> {
        if (isOpen) throw new AppError('invalid', refusalTexts.otherQuestion)
        if (!(port.takePress() || folders.allows())) throw new AppError('invalid', refusalTexts.folderOften)
        return alone(show)
      }

      const whyUnasked = (isPressed: () => boolean) => {
        if (isOpen) return 'busy'
        return isRefused && !isPressed() ? 'unasked' : null
      }
      return {
        ...port,
        whyUnasked: (isPressed) => whyUnasked(() => isPressed),
        async confirm(question, isPressed) {
          const unasked = whyUnasked(() => isPressed ?? port.takePress())
          if (unasked !== null) return unasked
          isRefused = !(await alone(() => port.confirm(question)))
          return isRefused ? 'no' : 'yes'
        },
        chooseFolder: async (words) => choosing(() => port.chooseFolder(words)),
        chooseFile: async (words) => choosing(() => port.chooseFile(words)),
      }
    },
  }
}
