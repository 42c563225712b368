import type { Session } from '../session/session'

/** Does what a dialog has asked for, and says so. A failure is thrown: the dialog shows it. */
export function inDialog(session: Session) {
  return async <T>(act: () => Promise<T>, done: (result: T) => string): Promise<void> => {
    session.forgetSaid()
    try {
      session.say(done(await act()))
    } finally {
      session.shared.publishAll()
    }
  }
}
