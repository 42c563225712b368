import { runWithApp } from './lib/runWithApp'

// Every page and state in both themes, as pictures in screenshots/. Words after the command choose scenes by name.
await runWithApp('scripts/lib/pictures.ts')
