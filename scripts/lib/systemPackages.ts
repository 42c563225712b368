import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** A Debian package and how to see, fast, that what it brings is there: a program, a library or a file. */
type Need = { package: string; program?: string; library?: string; file?: string }

const toRun: readonly Need[] = [
  { package: 'libgtk-3-0', library: 'libgtk-3.so.0' },
  { package: 'libnss3', library: 'libnss3.so' },
  { package: 'libasound2', library: 'libasound.so.2' },
  { package: 'libgbm1', library: 'libgbm.so.1' },
  { package: 'libxtst6', library: 'libXtst.so.6' },
  { package: 'libxss1', library: 'libXss.so.1' },
  { package: 'libsecret-1-0', library: 'libsecret-1.so.0' },
]

const toTest: readonly Need[] = [
  { package: 'xvfb', program: 'Xvfb' },
  { package: 'xauth', program: 'xauth' },
  { package: 'dbus', program: 'dbus-run-session' },
  { package: 'gnome-keyring', program: 'gnome-keyring-daemon' },
  { package: 'libnss3-tools', program: 'certutil' },
  { package: 'git', program: 'git' },
  { package: 'fonts-dejavu-core', file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf' },
  { package: 'fonts-liberation', file: '/usr/share/fonts/truetype/liberation' },
]

/** Ubuntu 24.04 renamed some packages; the old name is asked for where the new one does not exist. */
const renamed: Readonly<Record<string, string>> = { 'libgtk-3-0': 'libgtk-3-0t64', libasound2: 'libasound2t64' }

/**
 * Finds the system packages that are missing on Debian and Ubuntu. As root it installs them; otherwise it prints the
 * one command to run and ends the process. Elsewhere it does nothing.
 */
export function needSystemPackages(purpose: 'run' | 'test'): void {
  if (!isDebian()) return
  const libraries = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' })
  const needs = purpose === 'run' ? toRun : [...toRun, ...toTest]
  const missing = needs.filter((need) => !isThere(need, libraries)).map((need) => nameOf(need))
  if (missing.length === 0) return
  if (process.getuid?.() === 0) install(missing)
  else refuse(missing)
}

function isDebian(): boolean {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(release)
}

function isThere({ program, library, file }: Need, libraries: string): boolean {
  if (library !== undefined) return libraries.includes(`\t${library} `)
  if (file !== undefined) return existsSync(file)
  const folders = (process.env['PATH'] ?? '').split(':').concat('/usr/bin', '/bin')
  return folders.some((folder) => existsSync(`${folder}/${program}`))
}

function nameOf(need: Need): string {
  const newer = renamed[need.package]
  if (newer === undefined) return need.package
  return spawnSync('apt-cache', ['show', newer], { stdio: 'ignore' }).status === 0 ? newer : need.package
}

function install(packages: readonly string[]): void {
  process.stderr.write(`Installing system packages: ${packages.join(' ')}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 2, 2],
    env,
  })
}

function refuse(packages: readonly string[]): never {
  process.stderr.write(`System packages are missing. Run this once, then try again:\n\n`)
  process.stderr.write(`  sudo apt-get install -y --no-install-recommends ${packages.join(' ')}\n\n`)
  process.exit(1)
}
