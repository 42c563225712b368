import { readContents, tableOf } from './packaging/contents'

// What is in a packaged app, with sizes: the one that `npm run package` left, or the folder that is named.
process.stdout.write(tableOf(readContents(process.argv[2] ?? 'dist/linux-unpacked')))
