import { runWithApp } from './lib/runWithApp'

// A virtual display, a throw-away home and keyring; what happens in them is in lib/mainJob.ts.
await runWithApp('scripts/lib/mainJob.ts')
