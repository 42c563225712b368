import { whyNoGodot } from './lib/samples/godotJudge'
import { projectsIn } from './lib/samples/copies'
import { serviceTable } from './lib/samples/services/serviceTable'

// The part of `npm run samples` that tries the services: every preset with every engine.

const [root] = process.argv.slice(2)
const refusal = root === undefined ? 'Usage: npm run samples:services -- DIR' : whyNoGodot()
if (root === undefined || refusal !== null) {
  console.error(refusal)
  process.exit(2)
}
const faults: string[] = []
const table = await serviceTable(projectsIn(root), (line) => void faults.push(line), console.log)
console.table(table)
faults.forEach((line) => console.error(`WRONG    ${line}`))
process.exitCode = faults.length === 0 ? 0 : 1
