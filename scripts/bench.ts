import { runWithApp } from './lib/runWithApp'

await runWithApp('scripts/bench/main.ts')
