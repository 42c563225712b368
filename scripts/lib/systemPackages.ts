import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** A Debian package and how to tell quickly that what it brings is there: a program, a library or a file. */
type Need = { package: string; program?: string; library?: string; file?: string }

const toRun: readonly Need[] = [
  { package: 'libgtk-3-0', library: 'libgtk-3.so.0' },
  { package: 'libnss3', library: 'libnss3.so' },
  { package: 'libasound2', library: 'libasound.so.2' },
  { package: 'libgbm1', library: 'libgbm.so.1' },
  { package: 'libxtst6', library: 'libXtst.so.6' },
  { package: 'libsecret-1-0', library: 'libsecret-1.so.0' },
  // Without a font every text is a row of boxes. A desktop has one, a bare machine does not.
  { package: 'fonts-dejavu-core', file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf' },
  { package: 'fonts-liberation', file: '/usr/share/fonts/truetype/liberation' },
]

const toTest: readonly Need[] = [
  { package: 'xvfb', program: 'Xvfb' },
  { package: 'xauth', program: 'xauth' },
  { package: 'dbus', program: 'dbus-run-session' },
  { package: 'gnome-keyring', program: 'gnome-keyring-daemon' },
  { package: 'libnss3-tools', program: 'certutil' },
  { package: 'strace', program: 'strace' },
  { package: 'git', program: 'git' },
]

const toPackage: readonly Need[] = [
  { package: 'fakeroot', program: 'fakeroot' },
  { package: 'dpkg', program: 'dpkg-deb' },
  { package: 'xz-utils', program: 'xz' },
  { package: 'git', program: 'git' },
]

const toTestPackages: readonly Need[] = [
  { package: 'lintian', program: 'lintian' },
  { package: 'dpkg-dev', program: 'dpkg-shlibdeps' },
  { package: 'apparmor', program: 'apparmor_parser' },
  { package: 'desktop-file-utils', program: 'desktop-file-validate' },
  { package: 'x11-apps', program: 'xwd' },
  { package: 'x11-utils', program: 'xwininfo' },
  { package: 'xdg-utils', program: 'xdg-open' },
]

const needsFor = {
  run: toRun,
  test: [...toRun, ...toTest],
  package: toPackage,
  'package-test': [...toRun, ...toTest, ...toPackage, ...toTestPackages],
}

/** Debian 13 and Ubuntu 24.04 renamed some packages; the old name is used where the new one does not exist. */
const renamed: Readonly<Record<string, string>> = { 'libgtk-3-0': 'libgtk-3-0t64', libasound2: 'libasound2t64' }

/** How ldconfig marks the libraries that a program of this process's kind can load. */
const marks: Partial<Record<NodeJS.Architecture, string>> = { x64: 'x86-64', arm64: 'AArch64' }

/**
 * Finds the system packages that are missing on Debian and Ubuntu. As root it installs them; otherwise it prints the
 * one command to run and ends the process. Elsewhere it does nothing.
 */
export function needSystemPackages(purpose: keyof typeof needsFor): void {
  if (!isDebian()) return
  const needs = needsFor[purpose]
  const missing = missingOf(needs)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0) refuse(missing)
  install(missing)
  const still = missingOf(needs)
  if (still.length > 0) refuse(still)
}

function isDebian(): boolean {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(release)
}

function missingOf(needs: readonly Need[]): Need[] {
  const libraries = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' })
  return needs.filter((need) => !isThere(need, libraries))
}

function isThere({ program, library, file }: Need, libraries: string): boolean {
  if (library !== undefined) return libraries.includes(`\t${library} (libc6,${marks[process.arch] ?? ''}`)
  if (file !== undefined) return existsSync(file)
  const folders = (process.env['PATH'] ?? '').split(':').concat('/usr/bin', '/bin', '/usr/sbin', '/sbin')
  return folders.some((folder) => existsSync(`${folder}/${program}`))
}

function nameOf(need: Need): string {
  const newer = renamed[need.package]
  if (newer === undefined) return need.package
  return spawnSync('apt-cache', ['show', newer], { stdio: 'ignore' }).status === 0 ? newer : need.package
}

function install(needs: readonly Need[]): void {
  process.stderr.write(`Installing system packages: ${needs.map((need) => need.package).join(' ')}\n`)
  // Before the names are chosen: a bare machine has no list of packages yet. One unreachable source does not matter.
  aptGet('update')
  aptGet('install', '--yes', '--no-install-recommends', ...needs.map(nameOf))
}

function aptGet(...words: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Its messages go to the error output, since programs read the output of our own commands.
  spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...words], { stdio: ['ignore', 2, 2], env })
}

function refuse(needs: readonly Need[]): never {
  const command = `apt-get install --yes --no-install-recommends ${needs.map(nameOf).join(' ')}`
  process.stderr.write(`System packages are missing. Run this once, then try again:\n\n  sudo ${command}\n\n`)
  process.exit(1)
}
