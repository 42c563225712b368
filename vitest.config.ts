import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Property tests run many cases, and slow machines run them slowly.
          testTimeout: 30_000,
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          // electron-store imports `electron`, which outside Electron looks for its executable; this keeps it from that.
          env: { ELECTRON_OVERRIDE_DIST_PATH: 'unused' },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
