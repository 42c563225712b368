import { powerMonitor } from 'electron'

import type { App } from './app'

const everyMilliseconds = 15_000

/** Tells the app when its user has gone. Linux reports no lock as it happens, so it is asked for with the idle time. */
export function watchForAbsence({ screenLocked, idleFor }: Pick<App, 'screenLocked' | 'idleFor'>): void {
  powerMonitor.on('suspend', screenLocked)
  powerMonitor.on('lock-screen', screenLocked)
  setInterval(() => {
    if (powerMonitor.getSystemIdleState(1) === 'locked') screenLocked()
    idleFor(powerMonitor.getSystemIdleTime())
  }, everyMilliseconds).unref()
}
