import { resolve } from 'node:path'

import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

// Main and preload become CommonJS files with their ESM dependencies inside: a sandboxed preload cannot be ESM, and an ESM
// main file delays `ready` until its whole module graph has run.
export default defineConfig({
  main: {
    // electron-store can check files and migrate them with these. Ours are checked by zod, so they would only be parsed,
    // at each start: 40 % of the file.
    plugins: [leaveOut('ajv/dist/2020.js', 'ajv-formats', 'semver')],
    // Requests go over Electron's net, so axios needs none of Node's transports: they are half of its code, and
    // loading them would keep the window waiting.
    resolve: { alias: { axios: resolve('node_modules/axios/dist/esm/axios.js') } },
    build: {
      externalizeDeps: false,
      license: { fileName: '.vite/licences.json' },
      rolldownOptions: {
        input: 'electron/app/main.ts',
        output: {
          format: 'cjs',
          // What comes late is in files of its own, so that the window waits only for main.cjs to be compiled.
          entryFileNames: 'main.cjs',
          chunkFileNames: 'late/[name].cjs',
          // Apart from all schemas, for `interpreted.ts` is to run between the two.
          codeSplitting: { groups: [{ name: 'zod', test: /\/node_modules\/zod\// }] },
          // Less to parse before the window. Names stay: the log's stack traces are read by people.
          minify: { mangle: false, compress: true, codegen: true },
        },
      },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: 'electron/app/preload.ts',
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), inlineStyles()],
    build: {
      license: { fileName: '.vite/licences.json' },
      minify: true,
      chunkSizeWarningLimit: 800,
      rolldownOptions: {
        input: 'renderer/index.html',
        // What the first view needs is one file: each file is a question to the main process, which is busy then.
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      },
    },
  },
})

/** Puts the styles into the document, so that the frame is painted without waiting for a second answer. */
function inlineStyles(): Plugin {
  return {
    name: 'inline-styles',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const css = Object.values(bundle).filter(({ fileName }) => fileName.endsWith('.css'))
      const page = bundle['index.html']
      if (page?.type !== 'asset') throw new Error('There is no page to put the styles into.')
      const text = css.map((file) => (file.type === 'asset' ? String(file.source) : '')).join('')
      page.source = String(page.source).replace(/<link rel="stylesheet"[^>]*>/, () => `<style nonce="__NONCE__">${text}</style>`)
      for (const { fileName } of css) delete bundle[fileName]
    },
  }
}

/** Puts a module in the place of packages that are imported and never called. */
function leaveOut(...packages: string[]): Plugin {
  const id = '\0left-out'
  return {
    name: 'leave-out',
    enforce: 'pre',
    resolveId: (source) => (packages.includes(source) ? id : null),
    load: (asked) =>
      asked === id
        ? `function leftOut() { throw new Error('This package is left out of the build.') }
           export { leftOut as Ajv2020, leftOut as default }`
        : null,
  }
}
