import { expect, test } from 'vitest'

import { cleanEnvironment } from '../../../electron/app/traces'
import { refusedSwitch } from '../../../electron/app/switches'

const refused = (...words: string[]) => refusedSwitch(words, 'linux')

test.each([
  // opens the app to whoever can connect
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--remote-allow-origins=*',
  '--inspect',
  // gets around certificates or redirects the way to a portal
  '--ignore-certificate-errors',
  '--ignore-certificate-errors-spki-list=x',
  '--allow-insecure-localhost',
  '--proxy-server=127.0.0.1:1',
  '--proxy-pac-url=file:///tmp/x',
  '--host-rules=MAP * 127.0.0.1',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--auth-server-allowlist=*',
  // writes down keys, traffic or what the app does
  '--ssl-key-log-file=/tmp/keys',
  '--log-net-log=/tmp/net',
  '--net-log-capture-mode=Everything',
  '--trace-startup',
  '--enable-logging=file',
  '--log-file=/tmp/log',
  '--v=1',
  '--enable-crash-reporter',
  // starts programs
  '--renderer-cmd-prefix=/tmp/x',
  '--gpu-launcher=/tmp/x',
  '--utility-cmd-prefix=/tmp/x',
  '--browser-subprocess-path=/tmp/x',
  // loads code
  '--js-flags=--expose-gc',
  '--load-extension=/tmp/x',
  '--gtk-module=/tmp/x.so',
  '--enable-blink-features=MojoJS',
  '--enable-features=MojoJS',
  '--enable-features=UseOzonePlatform,MojoJS',
  '--blink-settings=x=y',
  // removes protections
  '--no-sandbox',
  '--disable-seccomp-filter-sandbox',
  '--no-zygote',
  '--single-process',
  '--in-process-gpu',
  '--disable-web-security',
  '--allow-file-access-from-files',
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins',
  // anything else that somebody may think of
  '--type=renderer',
  '--a-switch-of-next-year',
  '-e',
])('a packaged app does not take %s', (word) => {
  expect(refused('latchkey://open', word)).toBe(/^-+([^=]+)/.exec(word)?.[1])
})

test.each([' ', '\t', '\n', '\r\n', '\v', '\f', '\u00a0', '\u0085', '\u200b'])(
  'a blank before a switch hides it from nobody (%j)',
  (blank) => {
    expect(refused(`${blank}--remote-debugging-port=1`)).toBe('remote-debugging-port')
    expect(refused(`${blank}-remote-debugging-port`)).toBe('remote-debugging-port')
  },
)

test('a word that ends switches hides none after it, and more dashes hide none either', () => {
  expect(refused('--', '--remote-debugging-port=1')).toBe('remote-debugging-port')
  expect(refused('---remote-debugging-port=1')).toBe('remote-debugging-port')
})

test('on Windows a slash begins a switch as well, and capitals make no difference', () => {
  expect(refusedSwitch(['/Remote-Debugging-Port=1'], 'win32')).toBe('Remote-Debugging-Port')
  expect(refusedSwitch(['/User-Data-Dir=C:\\x', '--PROJECT=C:\\y'], 'win32')).toBeNull()
})

test('what a user needs is taken: a project, a folder for the data, a keychain, a way to draw, a link', () => {
  const words = ['--project=/home/a b/-x', '--user-data-dir=/tmp/x', '--password-store=kwallet6', '--ozone-platform=wayland']
  expect(
    refused(
      ...words,
      '--enable-features=UseOzonePlatform,WaylandWindowDecorations',
      '--disable-gpu',
      'latchkey://open?project=x',
      '',
      '-',
    ),
  ).toBeNull()
})

test('what macOS adds by itself is taken there, and only there', () => {
  expect(refusedSwitch(['-psn_0_12345', '-NSDocumentRevisionsDebugMode', '-AppleLanguages'], 'darwin')).toBeNull()
  expect(refused('-psn_0_12345')).toBe('psn_0_12345')
})

test('variables that would write down keys are gone, all others stay', () => {
  const environment: NodeJS.ProcessEnv = { SSLKEYLOGFILE: '/tmp/keys', ELECTRON_ENABLE_LOGGING: '1', HOME: '/home/a' }
  cleanEnvironment(environment)
  expect(environment).toEqual({ HOME: '/home/a' })
})
