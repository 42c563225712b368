import type { Session } from 'electron'

/** The partition of that name, in memory and without cache: `session.fromPartition(name, { cache: false })`. */
export type OpenPartition = (name: string) => Session

/**
 * Lends each exchange a session that no other exchange uses meanwhile, and closes its connections afterwards.
 * Chromium sends a request again, even one that changes something, when a connection it had kept breaks before
 * the answer (seen with HTTP/1.1 and HTTP/2). It does so only on kept connections, so none is kept.
 */
export function createPartitions(open: OpenPartition) {
  const lent = new Set<number>()
  return async <T>(use: (session: Session) => Promise<T>): Promise<T> => {
    let number = 1
    while (lent.has(number)) number += 1
    const session = open(number === 1 ? 'portal' : `portal-${number}`)
    lent.add(number)
    try {
      return await use(session)
    } finally {
      // Not awaited: the answer must not wait for it. A session whose connections can't be closed stays lent.
      void session.closeAllConnections().then(
        () => lent.delete(number),
        () => false,
      )
    }
  }
}
