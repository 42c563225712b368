import { parseArgs } from 'node:util'

import { failureGroups, isFailureName, type FailureName } from '../test/portal/failures'
import { startPortal, type Portal } from '../test/portal/portal'

// The mock server alone, to try Latchkey by hand without an account and without a network.

const usage = `Usage: npm run portal -- [--port=N] [--fail=NAME]

  --port=N     Port of the http address. Default: 4023, or a free one if that is taken.
  --fail=NAME  Misbehave at every request, in one of the ways below.
  --help       Show this.
${Object.entries(failureGroups).map(describe).join('')}`

const { port, fail } = readArguments()
const portal = await startOn(port)
if (fail !== null) portal.fail(fail)
process.stdout.write(introduction(portal))
process.once('SIGINT', () => void quit())
process.once('SIGTERM', () => void quit())

async function quit(): Promise<void> {
  await portal.close()
  process.exit(0)
}

function readArguments(): { port: number | null; fail: FailureName | null } {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string' }, fail: { type: 'string' }, help: { type: 'boolean' } },
    })
    if (values.help === true) end(usage, 0)
    return { port: portIn(values.port), fail: failureIn(values.fail) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return end(`${error.message}\n\n${usage}`, 2)
  }
}

function portIn(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new TypeError(`${text} is not a port`)
  return Number(text)
}

function failureIn(name: string | undefined): FailureName | null {
  if (name === undefined) return null
  if (!isFailureName(name)) throw new TypeError(`There is no failure named ${name}`)
  return name
}

function end(text: string, status: number): never {
  const stream = status === 0 ? process.stdout : process.stderr
  stream.write(`${text}\n`)
  process.exit(status)
}

/** On the requested port or not at all; if none was requested, on the usual port or a free one. */
async function startOn(asked: number | null): Promise<Portal> {
  try {
    return await startPortal({ port: asked ?? 4023 })
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!isTaken) throw error
    if (asked !== null) return end(`Port ${asked} is taken.`, 1)
    return startPortal()
  }
}

function introduction({ http, https, world }: Portal): string {
  const tokens = world.organizations.flatMap(({ name: owner, projects }) =>
    projects.map(({ name, portal_token: token }) => `  ${token}  ${name} (${owner})`),
  )
  const names = Object.values(failureGroups).flatMap((group) => Object.keys(group))
  return `The mock server is up. Nothing here is real: neither the projects nor their tokens.

Portal URL
  ${http.portalUrl}
  ${https.portalUrl}  (its certificate is made up at each start, so Latchkey must refuse it)

Portal tokens
${tokens.join('\n')}

Cloudeka
  ${http.cloudekaUrl}
  ${world.cloudeka.accessToken}  (the Access Token)

In Latchkey: switch on "Use custom endpoint", enter the Portal URL, paste a token as Portal Token and press the
down arrow beside Runtime Key.

${fail === null ? 'It behaves. Start it with -- --fail=NAME to see it misbehave:' : `It fails with ${fail}. Other failures:`}
${inColumns(names)}
What each of them does: npm run portal -- --help

Ctrl+C quits.
`
}

function describe([title, group]: [string, Readonly<Record<string, { about: string }>>]): string {
  const lines = Object.entries(group).map(([name, { about }]) => `  ${name.padEnd(26)}${about}\n`)
  return `\n${title}\n${lines.join('')}`
}

function inColumns(names: readonly string[]): string {
  const width = Math.max(...names.map(({ length }) => length)) + 2
  const rows = Array.from({ length: Math.ceil(names.length / 4) }, (_, row) => names.slice(row * 4, row * 4 + 4))
  return rows
    .map(
      (row) =>
        `  ${row
          .map((name) => name.padEnd(width))
          .join('')
          .trimEnd()}`,
    )
    .join('\n')
}
