import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import react from '@vitejs/plugin-react'
import { createServer, type Plugin } from 'vite'

// The page alone, in any current Chromium: its code as it is, with views from files in place of a main process.

const { values } = parseArgs({ options: { port: { type: 'string', default: '4024' } } })
const root = join(import.meta.dirname, '..')
const gallery = join(root, 'test/gallery')
const server = await createServer({
  configFile: false,
  root: join(root, 'renderer'),
  publicDir: false,
  cacheDir: join(root, 'node_modules/.vite-gallery'),
  logLevel: 'warn',
  plugins: [react(), rooms()],
  server: {
    host: '127.0.0.1',
    port: Number(values.port),
    fs: { allow: [root] },
    headers: { 'content-security-policy': policy() },
  },
})
await server.listen()
process.stdout.write(`The gallery is at ${server.resolvedUrls?.local[0] ?? ''}\nCtrl+C quits.\n`)

/** Not the app's policy, since vite puts scripts and styles into the page. But nothing comes from outside or goes there. */
function policy(): string {
  const own = "'self' 'unsafe-inline'"
  return `default-src 'self'; script-src ${own}; style-src ${own}; img-src 'self' data:; connect-src 'self' ws://127.0.0.1:*`
}

/** Serves the list of states at the root, and the bridge on each page. */
function rooms(): Plugin {
  return {
    name: 'gallery',
    configureServer: ({ middlewares, watcher, ws }) => {
      middlewares.use((request, response, next) => {
        if (request.url !== '/') return next()
        response.setHeader('content-type', 'text/html; charset=utf-8')
        response.setHeader('content-security-policy', policy())
        response.end(readFileSync(join(gallery, 'gallery.html'), 'utf8').replace('__CHOICES__', () => JSON.stringify(choices())))
      })
      watcher.add(gallery)
      watcher.on('change', (path) => path.startsWith(gallery) && ws.send({ type: 'full-reload' }))
    },
    transformIndexHtml: () => [
      { tag: 'script', attrs: { type: 'module', src: `/@fs${join(gallery, 'bridge.ts')}` }, injectTo: 'head-prepend' },
    ],
  }
}

function choices(): Readonly<Record<string, readonly string[]>> {
  return {
    state: readdirSync(join(gallery, 'states')).map((name) => name.replace(/\.json$/, '')),
    theme: ['dark', 'light'],
    size: ['1180x740', '720x480', '1600x1000'],
  }
}
