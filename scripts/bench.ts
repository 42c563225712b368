import { runWithApp } from './lib/runWithApp'

await runWithApp('scripts/lib/measure.ts')
