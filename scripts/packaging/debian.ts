import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { Installer } from 'electron-installer-debian'

import { packageNames, readPackage, type Build } from './build'
import { clampTimes, listSums } from './tree'

type Work = { build: Build; folder: string; icons: Record<string, string>; output: string; compression: 'xz' | 'none' }

const parts = join(import.meta.dirname, 'parts')
const architectures: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', arm64: 'arm64' }
const maintainer = `${readPackage().author} <maintainers@latchkey.invalid>`

/**
 * Debian 13 and Ubuntu 24.04 renamed some libraries, so both names are listed. The test of the package compares this
 * list with what the binaries are linked to.
 */
export const libraries = [
  'libc6 (>= 2.28)',
  'libasound2 | libasound2t64',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libatk1.0-0 | libatk1.0-0t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libcairo2',
  'libcups2 | libcups2t64',
  'libdbus-1-3',
  'libdrm2',
  'libexpat1',
  'libgbm1',
  'libgcc-s1',
  'libglib2.0-0 | libglib2.0-0t64',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libudev1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
]
/** Loaded or called at run time, so no linker knows them: the keyring, and the browser for links. */
const loaded = ['libsecret-1-0', 'xdg-utils']

const productDescription = `Opens a game project, keeps the tokens of the online services it uses
encrypted on this machine, fetches runtime keys from their portals and
writes them into the game's own files. Works offline, without the engine.`

const overrides = [
  // About how Electron's build, which brings its own parts, was compiled and linked.
  'embedded-library *',
  'unstripped-binary-or-object *',
  'hardening-no-relro *',
  'hardening-no-bindnow *',
  'hardening-no-fortify-functions *',
  // Chromium's sandbox on kernels where users can't make namespaces.
  'elevated-privileges 4755 root/root *chrome-sandbox*',
]

/** Makes the Debian package out of the app's folder, and answers its path. Same input, same bytes. */
export async function makeDebianPackage(work: Work): Promise<string> {
  const { build, folder, output } = work
  const file = join(output, `${build.name}_${build.debianVersion}_${architecture()}.deb`)
  const scripts = mkdtempSync(join(tmpdir(), 'latchkey-scripts-'))
  // dpkg-deb takes the first for the times in its archive. Level 6 takes four times as long as 1 and saves 17 %.
  process.env['SOURCE_DATE_EPOCH'] = String(build.time)
  process.env['DPKG_DEB_COMPRESSOR_LEVEL'] = build.kind === 'release' ? '6' : '1'
  process.umask(0o022)
  try {
    const installer = new Installer({
      src: folder,
      dest: output,
      arch: architecture(),
      options: optionsOf(work, scripts),
      rename: () => file,
      logger: () => undefined,
    })
    await installer.generateDefaults()
    // The installer's own list is for an Electron of some years ago.
    Object.assign(installer.defaults, { depends: [], recommends: [], suggests: [], enhances: [], preDepends: [] })
    installer.generateOptions()
    await installer.createStagingDir()
    await installer.createContents()
    addRest(installer.stagingDir, build)
    await installer.createPackage()
    await installer.movePackage()
    return file
  } finally {
    rmSync(scripts, { recursive: true })
  }
}

function optionsOf({ build, icons, compression }: Work, scripts: string) {
  return {
    name: build.name,
    productName: build.title,
    bin: build.name,
    version: build.debianVersion,
    description: 'Project settings for the online services a game uses',
    productDescription: build.kind === 'release' ? productDescription : `${productDescription}\n\n${testBuildText}`,
    maintainer,
    section: 'devel',
    icon: { ...icons, scalable: join(parts, 'icon.svg') },
    categories: ['Development'],
    mimeType: ['x-scheme-handler/latchkey'],
    desktopTemplate: join(parts, 'latchkey.desktop'),
    depends: [...libraries, ...loaded],
    recommends: ['gnome-keyring | kwalletmanager'],
    lintianOverrides: overrides,
    scripts: { postinst: fill('postinst', build, scripts), postrm: fill('postrm', build, scripts) },
    compression,
  }
}

const testBuildText = 'This is a test build: it is for trying out and not for work.'

/** What the installer does not know about: AppArmor, the manual, the changelog, and which packages exclude each other. */
function addRest(staging: string, build: Build): void {
  const documents = `usr/share/doc/${build.name}`
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(staging, path)), { recursive: true })
    writeFileSync(join(staging, path), content)
    chmodSync(join(staging, path), 0o644)
  }
  write(`usr/share/${build.name}/apparmor`, filled('apparmor', build))
  write(`usr/share/man/man1/${build.name}.1.gz`, gzipSync(filled('manual', build), { level: 9 }))
  write(`${documents}/changelog.gz`, gzipSync(changelogOf(build), { level: 9 }))
  write(`${documents}/copyright`, copyrightOf(build))
  const others = packageNames.filter((name) => name !== build.name).join(', ')
  const control = join(staging, 'DEBIAN/control')
  const text = readFileSync(control, 'utf8')
  writeFileSync(control, text.replace(/^Installed-Size:/m, `Conflicts: ${others}\nReplaces: ${others}\nInstalled-Size:`))
  clampTimes(staging, build.time)
  write('DEBIAN/md5sums', listSums(staging))
}

function copyrightOf({ name }: Build): string {
  const app = `/usr/lib/${name}`
  return `${readFileSync('LICENSE', 'utf8').trim()}

The parts of other people inside keep their own licences:
  ${app}/LICENSES.dependencies.txt  the packages that are bundled
  ${app}/LICENSE.electron.txt       Electron
  ${app}/LICENSES.chromium.html     Chromium and what it contains
`
}

function changelogOf({ name, debianVersion, time }: Build): string {
  const day = new Date(time * 1000).toUTCString().replace('GMT', '+0000')
  return `${name} (${debianVersion}) stable; urgency=medium\n\n  * See CHANGELOG.md in the sources.\n\n -- ${maintainer}  ${day}\n`
}

function fill(part: string, build: Build, folder: string): string {
  const path = join(folder, part)
  writeFileSync(path, filled(part, build))
  return path
}

function filled(part: string, { name, version, time }: Build): string {
  const day = new Date(time * 1000).toISOString().slice(0, 10)
  const text = readFileSync(join(parts, part), 'utf8')
  // The manual's own heading is called NAME as well.
  return text
    .replaceAll(/(?<!^\.SH )NAME/gm, name)
    .replace('DATE', day)
    .replace('VERSION', version)
}

function architecture(): string {
  const known = architectures[process.arch]
  if (known === undefined) throw new Error(`There is no package for ${process.arch}.`)
  return known
}
