import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { electronFolder, electronVersionOf } from './lib/electron'
import { needSystemPackages } from './lib/systemPackages'
import { currentCommit, describeBuild, type Kind } from './packaging/build'
import { buildForProduction, makePackages } from './packaging/package'
import { readTestedBuild, refusalsOf, wantedElectron } from './packaging/release'

// npm run package: a test build. -- --release: the product, which refuses to be built from anything unfit. -- --driven:
// a test build that a driver of tests can talk to.
const { values } = parseArgs({ options: { release: { type: 'boolean' }, driven: { type: 'boolean' } } })
const kind: Kind = values.release === true ? 'release' : values.driven === true ? 'driven' : 'test'

needSystemPackages('package')
const electron = await electronFolder()
if (kind === 'release') refuseUnlessFit()
buildForProduction()
const { folder, files, table, fuses, sum } = await makePackages({ build: describeBuild(kind), electron, output: 'dist' })
say(table)
say('Fuses, read back from the binary')
for (const [name, isOn] of Object.entries(fuses)) say(`  ${isOn ? 'on ' : 'off'}  ${name}`)
say(`\nSHA-256 of app.asar: ${sum}\n`)
say(`${folder}/`)
for (const file of files) say(`${file}  ${(statSync(file).size / 1024 / 1024).toFixed(1)} MB`)

function refuseUnlessFit(): void {
  const refusals = refusalsOf({
    electron: electronVersionOf(electron),
    wanted: wantedElectron(),
    commit: currentCommit(),
    tested: readTestedBuild(),
  })
  if (refusals.length === 0) return
  process.stderr.write(`This can't be released:\n${refusals.map((each) => `  * ${each}\n`).join('')}`)
  process.exit(1)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
