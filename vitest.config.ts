import { availableParallelism } from 'node:os'

import { defineConfig } from 'vitest/config'

// A condition is waited for as long as a slow machine needs: how fast it comes true is for the bench to say.
const patient = { poll: { timeout: 20_000 } }

const sessions = JSON.parse(process.env['LATCHKEY_SESSIONS'] ?? '[{}]') as object[]

export default defineConfig({
  test: {
    // Vitest would leave one core to an editor; on two cores that is half of them.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          // The app is loaded once for all files of a worker, so that a file takes back what it changes outside itself.
          isolate: false,
          // Property tests run many cases, and slow machines run them slowly.
          testTimeout: 30_000,
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/unit/world/declared.ts'],
          environment: 'node',
          expect: patient,
          // electron-store imports `electron`, which outside Electron looks for its executable; this keeps it from that.
          env: { ELECTRON_OVERRIDE_DIST_PATH: 'unused' },
          globalSetup: 'scripts/lib/memoryFolder.ts',
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          expect: patient,
          setupFiles: ['test/e2e/session.ts'],
          // As many workers as there are sessions. They stay, so that each keeps its own and loads what all files need once.
          maxWorkers: sessions.length,
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          environment: 'node',
          expect: patient,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
