import type { PowerMonitor } from 'electron'

import type { App } from './app'

const everyMilliseconds = 15_000

/** Tells the app when its user has left. Linux has no event for a locked screen, so that is polled with the idle time. */
export function watchForAbsence(power: PowerMonitor, { screenLocked, idleFor }: Pick<App, 'screenLocked' | 'idleFor'>): void {
  power.on('suspend', screenLocked)
  power.on('lock-screen', screenLocked)
  setInterval(() => {
    if (power.getSystemIdleState(1) === 'locked') screenLocked()
    idleFor(power.getSystemIdleTime())
  }, everyMilliseconds).unref()
}
