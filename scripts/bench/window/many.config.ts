import { join } from 'node:path'

import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

import config from '../../../electron.vite.config'

const out = process.env['LATCHKEY_BENCH_OUT'] ?? ''
const settings = Number(process.env['LATCHKEY_BENCH_SETTINGS'])
const isOfEngine = process.env['LATCHKEY_BENCH_ENGINE'] !== undefined

/** The app's own build, with an additional service that has many settings, or an engine that has. */
export default defineConfig(
  Object.fromEntries(
    Object.entries(config).map(([side, { plugins = [], build = {}, ...rest }]) => [
      side,
      { ...rest, plugins: [...plugins, isOfEngine ? manyOfEngine() : many()], build: { ...build, outDir: join(out, side) } },
    ]),
  ),
)

/** Puts many settings in the place of what is known about Unity. How many, the app's environment says. */
function manyOfEngine(): Plugin {
  return {
    name: 'many-engine-settings',
    enforce: 'pre',
    resolveId: (source) => (source === './unity/unity' ? join(import.meta.dirname, 'manyEngineSettings.ts') : null),
  }
}

function many(): Plugin {
  return {
    name: 'many-settings',
    // Before types are taken out, which lays the code out anew.
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('shared/catalog/builtIn.ts')) return null
      const fields = `Array.from({ length: ${settings} }, (_, count) => ({
        id: 'setting' + count, kind: 'text', class: 'shared', label: 'Setting ' + count, perEnvironment: false, default: '',
        help: 'Number ' + count + ' of the many settings of an engine.',
      }))`
      const service = `{ ...plutu, id: 'many', label: 'Many', check: undefined,
        sections: [{ id: 'all', label: 'All', fields: ${fields} }, ...plutu.sections.slice(-1)] }`
      const changed = code.replace('plutu, ...presets]', `plutu, ${service}, ...presets]`)
      if (changed === code) throw new Error('The list of services was not found.')
      return { code: changed, map: null }
    },
  }
}
