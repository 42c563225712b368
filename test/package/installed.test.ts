import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { describeBuild } from '../../scripts/packaging/build'
import { problemsOf, readContents, tableOf } from '../../scripts/packaging/contents'
import { libraries } from '../../scripts/packaging/debian'
import { readFuses, wantedFuses } from '../../scripts/packaging/fuses'
import {
  codeOf,
  endAll,
  freePort,
  install,
  isListening,
  packages,
  prepareMachine,
  processesOfApp,
  remove,
  run,
  statusOf,
  until,
  windowOf,
  type Machine,
} from './machine'
import { takePicture } from './picture'

const name = run('dpkg-deb', '--field', packages.test, 'Package')
const folder = `/usr/lib/${name}`
const command = `/usr/bin/${name}`
const { title } = describeBuild(name === describeBuild('release').name ? 'release' : 'test')
let machine: Machine

beforeAll(async () => {
  machine = await prepareMachine()
  install(packages.test)
})
afterEach(() => endApp())
afterAll(async () => {
  await machine.end()
  remove(name)
})

async function endApp(): Promise<void> {
  for (const pid of processesOfApp(name, null)) process.kill(pid, 'SIGTERM')
  await until(() => processesOfApp(name, null).length === 0 && windowOf('Latchkey') === null)
}

async function startWindow(words: readonly string[] = [], environment: Record<string, string> = {}): Promise<string> {
  // Chromium looks for the keyring of the desktop that it is told about.
  machine.startAsUser([command, ...words], { XDG_CURRENT_DESKTOP: 'GNOME', ...environment })
  await until(() => windowOf('Latchkey') !== null)
  return windowOf('Latchkey') ?? ''
}

test('it starts as an ordinary user with the sandbox on, and its window appears', async () => {
  const window = await startWindow()
  await until(() => processesOfApp(name, 'renderer').length > 0)

  // Many colours: a page with text on it, not the bare background.
  const [, ownClass = ''] = /StartupWMClass=(.*)/.exec(readFileSync(`/usr/share/applications/${name}.desktop`, 'utf8')) ?? []
  expect(run('xprop', '-id', window, 'WM_CLASS'), 'by this the desktop knows its icon').toContain(`"${ownClass}"`)
  await until(async () => (await takePicture(window, 'test-results/installed.png')) > 50)
  for (const pid of processesOfApp(name, 'renderer')) {
    expect(statusOf(pid, 'Uid')[0]).toBe(String(machine.uid))
    expect(statusOf(pid, 'Seccomp')).toEqual(['2'])
    expect(statusOf(pid, 'NoNewPrivs')).toEqual(['1'])
    expect(statusOf(pid, 'NSpid').length, 'a process of its own namespace').toBeGreaterThan(1)
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('no-sandbox')
  }
})

test('where users can make no namespaces, the sandbox is made by the helper', async () => {
  expect(statSync(join(folder, 'chrome-sandbox')).mode & 0o7777).toBe(0o4755)
  expect(statSync(join(folder, 'chrome-sandbox')).uid).toBe(0)
  await startWindow(['--disable-namespace-sandbox'])
  await until(() => processesOfApp(name, 'renderer').length > 0)
  for (const pid of processesOfApp(name, 'renderer')) {
    expect(statusOf(pid, 'Seccomp')).toEqual(['2'])
    expect(statusOf(pid, 'NSpid').length).toBeGreaterThan(1)
  }
  expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).toContain(join(folder, 'chrome-sandbox'))
})

test('every fuse in the binary is what it should be', async () => {
  const fuses = await readFuses(join(folder, name))
  const known = Object.entries(wantedFuses('release')).filter(([fuse]) => fuse in fuses)
  expect(fuses).toEqual(Object.fromEntries(known))
  expect(known.length).toBeGreaterThanOrEqual(8)
})

/** What an attacker would run if they could make the app run it: it leaves a file. */
const mark = () => join(machine.home, 'ran')
const leaveMark = () => `require('node:fs').writeFileSync(${JSON.stringify(mark())}, '')`

test('ELECTRON_RUN_AS_NODE does not make a Node of it', async () => {
  expect(await codeOf(machine.startAsUser([command, '-e', leaveMark()], { ELECTRON_RUN_AS_NODE: '1' }))).toBe(1)
  expect(existsSync(mark())).toBe(false)
})

test('NODE_OPTIONS brings no code in', async () => {
  const evil = machine.give('evil.cjs', leaveMark())
  await startWindow([], { NODE_OPTIONS: `--require=${evil}` })
  expect(existsSync(mark())).toBe(false)
})

test('no dump of any of its processes would hold memory', async () => {
  await startWindow()
  await until(() => processesOfApp(name, 'renderer').length > 0)
  const all = [null, 'zygote', 'renderer', 'gpu-process', 'utility'].flatMap((kind) => processesOfApp(name, kind))
  expect(all.length).toBeGreaterThan(4)
  for (const pid of all) {
    // A process that allows no dumps belongs to root in /proc.
    const makesNone = statSync(`/proc/${pid}`).uid !== machine.uid
    expect(makesNone || readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim() === '00000000', `process ${pid}`).toBe(true)
  }
})

test('the signal that starts an inspector starts none', async () => {
  await startWindow()
  for (const pid of processesOfApp(name, null)) process.kill(pid, 'SIGUSR1')
  // Either nothing happens, or the signal ends the process as any other signal would.
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(await isListening(9229)).toBe(false)
})

test.each([
  '--remote-debugging-port=',
  '-remote-debugging-port=',
  ' --remote-debugging-port=',
  '\t--remote-debugging-port=',
  '\n-remote-debugging-port=',
  '--remote-debugging-pipe',
  '--inspect=127.0.0.1:',
  '--inspect-brk=127.0.0.1:',
  ' --inspect=127.0.0.1:',
  '--no-sandbox',
  ' --ignore-certificate-errors',
])('%j ends it at once, before anybody could connect', async (word) => {
  const port = await freePort()
  const started = machine.startAsUser([command, /[=:]$/.test(word) ? `${word}${port}` : word])
  let wasOpen = false
  const watch = setInterval(() => void isListening(port).then((is) => (wasOpen ||= is)), 5)
  expect(await codeOf(started)).toBe(1)
  clearInterval(watch)
  expect(wasOpen).toBe(false)
  expect(windowOf('Latchkey')).toBeNull()
})

test('a folder in the place of the app is not run, neither beside it nor instead of it', async () => {
  const evil = join(folder, 'resources', 'app')
  const archive = join(folder, 'resources', 'app.asar')
  mkdirSync(evil)
  writeFileSync(join(evil, 'package.json'), '{"name":"evil","main":"main.cjs"}')
  writeFileSync(join(evil, 'main.cjs'), leaveMark())
  try {
    await startWindow()
    await endApp()
    renameSync(archive, `${archive}.away`)
    expect(await codeOf(machine.startAsUser([command]))).not.toBe(0)
    expect(existsSync(mark())).toBe(false)
  } finally {
    if (existsSync(`${archive}.away`)) renameSync(`${archive}.away`, archive)
    rmSync(evil, { recursive: true })
    await endAllOfUser()
  }
})

const endAllOfUser = async () => {
  for (const pid of processesOfApp(name, null)) process.kill(pid, 'SIGKILL')
  await until(() => processesOfApp(name, null).length === 0)
}

test('nobody but root can change what is installed', () => {
  expect(run('find', folder, command, '(', '!', '-user', 'root', '-o', '-perm', '/022', ')', '!', '-type', 'l')).toBe('')
})

test('nothing unneeded is inside, the app without Electron is small, and licences are there', () => {
  const contents = readContents(folder)
  writeFileSync('test-results/contents.txt', tableOf(contents))
  expect(problemsOf(contents)).toEqual([])
  const licences = readFileSync(join(folder, 'LICENSES.dependencies.txt'), 'utf8')
  for (const part of ['react 19', 'axios', 'zod', 'electron-store', '@headless-tree/core']) expect(licences).toContain(part)
  expect(existsSync(join(folder, 'LICENSE.electron.txt'))).toBe(true)
  expect(existsSync(join(folder, 'LICENSES.chromium.html'))).toBe(true)
  expect(readFileSync(`/usr/share/doc/${name}/copyright`, 'utf8')).toContain('LICENSES.dependencies.txt')
})

test('the desktop knows it: entry, links, and an icon in every size', async () => {
  const entry = `/usr/share/applications/${name}.desktop`
  expect(spawnSync('desktop-file-validate', [entry], { encoding: 'utf8' }).stdout).toBe('')
  expect(readFileSync(entry, 'utf8')).toContain(`Name=${title}\n`)
  expect(machine.askAsUser('xdg-mime', 'query', 'default', 'x-scheme-handler/latchkey')).toBe(`${name}.desktop`)
  for (const size of [16, 22, 24, 32, 48, 64, 128, 256, 512]) {
    const icon = await sharp(`/usr/share/icons/hicolor/${size}x${size}/apps/${name}.png`).metadata()
    expect([icon.width, icon.height]).toEqual([size, size])
  }
  expect(existsSync(`/usr/share/icons/hicolor/scalable/apps/${name}.svg`)).toBe(true)
})

test('it depends on every library it is linked to, and on no other', () => {
  const control = join(machine.home, 'debian')
  mkdirSync(control)
  writeFileSync(join(control, 'control'), 'Source: latchkey\n\nPackage: latchkey\nArchitecture: any\n')
  const linked = ['libffmpeg.so', 'libEGL.so', 'libGLESv2.so', 'chrome_crashpad_handler', 'chrome-sandbox', name]
  const found = spawnSync(
    'dpkg-shlibdeps',
    ['-O', '--ignore-missing-info', `-l${folder}`, ...linked.map((file) => join(folder, file))],
    {
      cwd: machine.home,
      encoding: 'utf8',
    },
  )
  const needed = found.stdout
    .replace('shlibs:Depends=', '')
    .split(',')
    .map((each) => each.trim().split(' ')[0] ?? '')
  // The system has only one of two names for a library.
  const declared = libraries.map((each) => each.split('|').map((one) => one.trim().split(' ')[0] ?? ''))
  expect(needed.filter((one) => !declared.flat().includes(one))).toEqual([])
  expect(declared.filter((names) => !names.some((one) => needed.includes(one)))).toEqual([])
})

test('lintian finds no error', { timeout: 600_000 }, () => {
  const found = spawnSync('lintian', ['--allow-root', '--tag-display-limit', '0', packages.test], { encoding: 'utf8' })
  writeFileSync('test-results/lintian.txt', found.stdout)
  expect(found.stdout.split('\n').filter((line) => line.startsWith('E:'))).toEqual([])
})

test('the AppArmor profile is put where it is understood, and nowhere else', () => {
  const abi = '/etc/apparmor.d/abi/4.0'
  const profile = `/etc/apparmor.d/${name}`
  const isNewer = existsSync(abi)
  expect(existsSync(profile)).toBe(isNewer)
  if (isNewer) return
  writeFileSync(abi, '')
  try {
    run('dpkg-reconfigure', name)
    expect(readFileSync(profile, 'utf8')).toContain(`profile ${name} ${folder}/${name} flags=(unconfined)`)
    remove(name)
    expect(existsSync(profile)).toBe(false)
  } finally {
    rmSync(abi, { force: true })
    install(packages.test)
  }
})

test("after removing it nothing of it is left but what is the user's", async () => {
  await startWindow()
  await endApp()
  const preferences = join(machine.home, '.config/Latchkey')
  expect(existsSync(preferences)).toBe(true)
  remove(name)
  expect(run('find', '/usr', '/etc', '/opt', '-path', '*latchkey*', '-not', '-path', '/usr/src/*')).toBe('')
  expect(existsSync(preferences)).toBe(true)
  await endAll(machine.uid)
  install(packages.test)
})
