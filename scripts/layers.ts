import { readCycles, readFolderCycles, readFolders } from '../test/unit/rules/layers'

// Prints the product's folders, the lowest first, with their files, lines and the folders they import from, types counted.
const root = process.argv[2] ?? '.'
const folders = readFolders(root)
const width = Math.max(...folders.map(({ folder }) => folder.length))
for (const { folder, files, lines, imports } of folders) {
  const size = `${String(files).padStart(4)} files ${String(lines).padStart(6)} lines`
  process.stdout.write(
    `${`${folder.padEnd(width)} ${size}  ${imports.length === 0 ? '' : `-> ${shortened(folder, imports)}`}`.trimEnd()}\n`,
  )
}
const cycles = [readCycles(root), readFolderCycles(root)].map((groups) => groups.flat().length)
process.stdout.write(`cycles: files ${cycles[0]}, folders ${cycles[1]}\n`)

/** Without the side where it is the folder's own. */
function shortened(folder: string, imports: readonly string[]): string {
  const side = `${folder.split('/')[0] ?? ''}/`
  return imports.map((other) => (other.startsWith(side) ? other.slice(side.length) : other)).join(', ')
}
