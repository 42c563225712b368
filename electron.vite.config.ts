import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// Main and preload become one CommonJS file each, with their ESM dependencies inside: a sandboxed preload cannot be
// ESM, and an ESM main file delays `ready` until its whole module graph has run.
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: 'electron/main.ts',
        // Late imports stay late in one file: each module is wrapped and runs at its first import.
        output: { format: 'cjs', entryFileNames: 'main.cjs', codeSplitting: false },
      },
    },
  },
  preload: {
    build: {
      rollupOptions: {
        input: 'electron/preload.ts',
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: { minify: true, chunkSizeWarningLimit: 800, rollupOptions: { input: 'renderer/index.html' } },
  },
})
