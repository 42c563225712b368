import { existsSync } from 'node:fs'

import { readContents, tableOf } from './packaging/contents'

// What is in a packaged app, with sizes: the one that `npm run package` left, or the folder that is named.
const folder = process.argv[2] ?? 'dist/linux-unpacked'
if (!existsSync(folder)) {
  process.stderr.write(`There is no ${folder}. Run npm run package first, or name the folder of a packaged app.\n`)
  process.exit(1)
}
process.stdout.write(tableOf(readContents(folder)))
