import { Place } from '../../../../shared/catalog/place'
import { declarationTexts as texts, type FaultWords } from '../../../../shared/texts/declarations'
import { portalUrlTexts } from '../../../../shared/texts/portalUrl'
import { fieldOf, placeOf, someDeclaration, type SomeDeclaration } from './someDeclaration'

/** A declaration that somebody put into a project to harm who opens it, and what is said of it. */
export type Hostile = { what: string; bytes: Uint8Array; path: string; words: FaultWords }

const formats = Place.shape.format.options
const bytesOf = (text: string) => new TextEncoder().encode(text)

function hostile(what: string, spoil: (declaration: SomeDeclaration) => unknown, path: string, words: FaultWords): Hostile {
  const declaration = someDeclaration()
  spoil(declaration)
  return { what, bytes: bytesOf(JSON.stringify(declaration)), path, words }
}

function raw(what: string, text: string | Uint8Array, path: string, words: FaultWords): Hostile {
  return { what, bytes: typeof text === 'string' ? bytesOf(text) : text, path, words }
}

const whole = JSON.stringify(someDeclaration())
const within = (from: string, to: string) => {
  if (!whole.includes(from)) throw new Error(`It has no ${from}.`)
  return whole.replace(from, to)
}
const request = (changes: object) => (declaration: SomeDeclaration) => Object.assign(declaration.check.request, changes)
const header = (name: string, value: unknown = 'x') => request({ headers: { [name]: value } })
const portal = (url: string) => (declaration: SomeDeclaration) => Object.assign(declaration.portal, { url })
const link = (url: string) => (declaration: SomeDeclaration) => (declaration.links['site'] = { label: 'Site', url })
const named = (label: string) => (declaration: SomeDeclaration) => Object.assign(declaration, { label })
const pattern = (source: string) => (declaration: SomeDeclaration) =>
  Object.assign(fieldOf(declaration, 1), { rules: [{ pattern: source, message: 'No.' }] })
const file = (path: string) => (declaration: SomeDeclaration) => Object.assign(placeOf(declaration, 0), { file: { path } })
const inFormat = (format: string, path: string) => (declaration: SomeDeclaration) =>
  Object.assign(placeOf(declaration, 0), { format, file: { path } })
const variable = (name: string) => (declaration: SomeDeclaration) => Object.assign(fieldOf(declaration, 0), { variable: name })

const problemOfVariable = 'Choose another name, such as GAME_KEY: other programs use this one to decide what to load or start.'

const files: Hostile[] = [
  raw('a file of 300 KiB', `${whole}${' '.repeat(300 * 1024)}`, '', texts.size('256 KiB')),
  raw('a file that is not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), '', texts.encoding),
  raw('a file cut short', whole.slice(0, -1), '', texts.syntax.noEnd),
  raw('a comment', `/* */${whole}`, '', texts.syntax.comment),
  raw('a trailing comma', `${whole.slice(0, -1)},}`, '', texts.syntax.comma),
  raw('a thousand levels', '['.repeat(1000) + ']'.repeat(1000), '', texts.deep),
  raw(
    'a name twice, of which each reader takes another',
    within('"id":"scores"', '"id":"coherence","id":"scores"'),
    '',
    texts.twice('id'),
  ),
  raw('__proto__', within('"isOptional":true', '"__proto__":{"isOptional":true}'), '', texts.hostileKey),
  raw('constructor as the id of a link', within('{"site":', '{"constructor":'), '', texts.hostileKey),
  raw('a number that rounds', within('"is":"yes"', '"is":90071992547409931'), 'check/answers/0/body/is', texts.number),
  raw('a list', '[]', '', texts.wrongKind('object')),
]

const forms: Hostile[] = [
  hostile('no label', (declaration) => Reflect.deleteProperty(declaration, 'label'), 'label', texts.missing('label', 'string')),
  hostile(
    'no file of a place',
    (declaration) => Reflect.deleteProperty(placeOf(declaration, 0), 'file'),
    'places/0/file',
    texts.missing('file', 'object'),
  ),
  hostile(
    'a script inside an address',
    (declaration) => Object.assign(placeOf(declaration, 0).values, { gameKey: { key: 'k', eval: 'x' } }),
    'places/0/values/gameKey/eval',
    texts.unknown('eval'),
  ),
  hostile('code to run', (declaration) => Object.assign(declaration, { run: 'sh' }), 'run', texts.unknown('run')),
  hostile(
    'a form of tomorrow',
    (declaration) => Object.assign(declaration, { version: 2 }),
    'version',
    texts.notAmong(2, ['1'], null),
  ),
  hostile(
    'a method that deletes',
    request({ method: 'DELETE' }),
    'check/request/method',
    texts.notAmong('DELETE', ['GET', 'POST'], null),
  ),
  hostile(
    'a secret of the class runtime',
    (declaration) => Object.assign(fieldOf(declaration, 0), { class: 'runtime' }),
    'sections/0/fields/0/class',
    texts.notAmong('runtime', ['secret'], null),
  ),
  hostile(
    'a format of its own',
    (declaration) => Object.assign(placeOf(declaration, 0), { format: 'shell' }),
    'places/0/format',
    texts.notAmong('shell', formats, null),
  ),
  hostile(
    'the setting that hides a service',
    (declaration) => Object.assign(fieldOf(declaration, 1), { id: 'shown' }),
    'sections/0/fields/1/id',
    texts.kept,
  ),
  hostile(
    'the setting that says whose values the files hold',
    (declaration) => Object.assign(fieldOf(declaration, 1), { id: 'filesHold' }),
    'sections/0/fields/1/id',
    texts.kept,
  ),
]

const names: Hostile[] = [
  hostile(
    'the id of a built-in service',
    (declaration) => Object.assign(declaration, { id: 'coherence' }),
    'id',
    texts.taken('coherence'),
  ),
  hostile(
    'an id that every object has',
    (declaration) => Object.assign(declaration, { id: 'constructor' }),
    'id',
    texts.reserved('constructor'),
  ),
  hostile(
    'an id that Windows takes for a device',
    (declaration) => Object.assign(declaration, { id: 'con' }),
    'id',
    texts.reserved('con'),
  ),
  hostile(
    'another id than the file’s name',
    (declaration) => Object.assign(declaration, { id: 'other' }),
    'id',
    texts.fileName('other'),
  ),
  hostile(
    'a field that every object has',
    (declaration) => Object.assign(fieldOf(declaration, 1), { id: 'valueOf' }),
    'sections/0/fields/1/id',
    texts.reserved('valueOf'),
  ),
  hostile(
    'the field under which a sign-in is kept',
    (declaration) => Object.assign(fieldOf(declaration, 1), { id: 'signInToken' }),
    'sections/0/fields/1/id',
    texts.reserved('signInToken'),
  ),
  hostile(
    'two fields with one id',
    (declaration) => Object.assign(fieldOf(declaration, 2), { id: 'serverKey' }),
    'sections/0/fields/2/id',
    texts.doubled('serverKey'),
  ),
  hostile(
    'two fields with ids that differ in case',
    (declaration) => Object.assign(fieldOf(declaration, 1), { id: 'SERVERKEY' }),
    'sections/0/fields/1/id',
    texts.doubled('SERVERKEY'),
  ),
  hostile(
    'two places with one id, for one consent',
    (declaration) => Object.assign(placeOf(declaration, 1), { id: 'godot' }),
    'places/1/id',
    texts.doubled('godot'),
  ),
  hostile(
    'an environment named all',
    (declaration) => Object.assign(declaration.environments, { all: 'All' }),
    'environments/all',
    texts.environment('all'),
  ),
  hostile('the name of a built-in service', named('Plutu'), 'label', texts.imitates('Plutu')),
  hostile('its name with a digit for a letter', named('P1utu'), 'label', texts.imitates('Plutu')),
  hostile('its name in capitals with a digit', named('C0HERENCE'), 'label', texts.imitates('coherence')),
  hostile('its name in Cyrillic letters', named('Р1utu'), 'label', texts.mixed),
  hostile('its name in full-width letters with blanks', named('Ｐ ｌ ｕ ｔ ｕ'), 'label', texts.imitates('Plutu')),
  hostile('the app’s own name', named('Latchkey Security'), 'label', texts.appsOwn),
  hostile('the name of a page of the app', named('Preferences'), 'label', texts.appsOwn),
  hostile(
    'a field that asks for the passphrase',
    (declaration) => Object.assign(fieldOf(declaration, 0), { label: 'Vault passphrase' }),
    'sections/0/fields/0/label',
    texts.appsOwn,
  ),
  hostile('a label that turns the text around', named('Scores \u202eeruces'), 'label', texts.invisible),
  hostile('a label with a zero-width space', named('Pl\u200butu'), 'label', texts.invisible),
  hostile(
    'a message with a second line',
    (declaration) => Object.assign(declaration.check, { help: 'a\nb' }),
    'check/help',
    texts.invisible,
  ),
  hostile('a label of 5000 letters', named('x'.repeat(5000)), 'label', texts.long(1000)),
  hostile('a label that is empty', named(''), 'label', texts.blank),
  hostile(
    'a hundred thousand entries',
    (declaration) => Object.assign(declaration.fetch.request, { json: Array.from({ length: 10_000 }, () => 1) }),
    'fetch/request/json',
    texts.many(100),
  ),
  hostile(
    'a thousand patterns to judge',
    (declaration) =>
      Object.assign(fieldOf(declaration, 1), {
        rules: Array.from({ length: 90 }, (_, at) => ({ pattern: `a{${at}}`, message: 'No.' })),
      }),
    'sections',
    texts.many(60),
  ),
  hostile(
    'a variable that tells the system what to load',
    variable('LD_PRELOAD'),
    'sections/0/fields/0/variable',
    texts.variable(problemOfVariable),
  ),
  hostile(
    'a variable that tells Node what to load',
    variable('NODE_OPTIONS'),
    'sections/0/fields/0/variable',
    texts.variable(problemOfVariable),
  ),
]

const patterns: Hostile[] = [
  hostile('a pattern that takes forever', pattern('^(a+)+$'), 'sections/0/fields/1/rules/0/pattern', texts.patterns.ways),
  hostile(
    'one that takes the square of the length',
    pattern('\\s+$'),
    'sections/0/fields/1/rules/0/pattern',
    texts.patterns.ways,
  ),
  hostile(
    'one that takes forever with a short text',
    pattern(`^${'a?'.repeat(60)}${'a'.repeat(60)}$`),
    'sections/0/fields/1/rules/0/pattern',
    texts.patterns.ways,
  ),
  hostile('one with a look-ahead', pattern('^(?=(a+))\\1$'), 'sections/0/fields/1/rules/0/pattern', texts.patterns.unsupported),
  hostile(
    'one that needs all memory',
    pattern('^(?:(?:a{100}){100}){100}$'),
    'sections/0/fields/1/rules/0/pattern',
    texts.patterns.large,
  ),
  hostile('one that is none', pattern('('), 'sections/0/fields/1/rules/0/pattern', texts.patterns.syntax),
  hostile(
    'a doubt about a secret that takes forever',
    (declaration) => Object.assign(fieldOf(declaration, 0), { doubts: [{ pattern: '(.*)*x', message: 'No.' }] }),
    'sections/0/fields/0/doubts/0/pattern',
    texts.patterns.empty,
  ),
]

const addresses: Hostile[] = [
  hostile('a portal without https', portal('http://api.scores.example/v1'), 'portal/url', texts.url(portalUrlTexts.plainHttp)),
  hostile(
    'a portal with a login',
    portal('https://api.plutus.ly@evil.example'),
    'portal/url',
    texts.url(portalUrlTexts.userinfo),
  ),
  hostile('a portal that is spelled as a number', portal('https://0x7f000001/'), 'portal/url', texts.url(portalUrlTexts.number)),
  hostile('a portal whose host comes from a field', portal('https://{gameId}.scores.example'), 'portal/url', texts.hostTemplate),
  hostile('a portal whose host is a field', portal('https://{gameId}'), 'portal/url', texts.hostTemplate),
  hostile(
    'a portal in another form than it is used in',
    portal('HTTPS://API.scores.example/v1/'),
    'portal/url',
    texts.canonical('https://api.scores.example/v1'),
  ),
  hostile(
    'a script as base path',
    (declaration) => Object.assign(declaration.portal, { basePath: '/../x' }),
    'portal/basePath',
    texts.basePath,
  ),
  hostile('a link that runs a script', link('javascript:alert(1)'), 'links/site/url', texts.link),
  hostile('a link with a login', link('https://plutu.ly@evil.example/'), 'links/site/url', texts.link),
  hostile('a link to a name that looks like another', link('https://xn--pltu-0qa.ly/'), 'links/site/url', texts.link),
  hostile('a link to a name in other letters', link('https://рlutu.ly/'), 'links/site/url', texts.link),
  hostile(
    'hosts whose login pages are opened',
    (declaration) => Object.assign(declaration.fetch, { loginHosts: ['evil.example'] }),
    'fetch/loginHosts',
    texts.codeOnly,
  ),
  hostile(
    'a page of tokens, which only code has',
    (declaration) => Object.assign(declaration, { tokens: { secret: 'serverKey', page: 'A', tab: 'B' } }),
    'tokens',
    texts.codeOnly,
  ),
  hostile(
    'a sign-in, which only code has',
    (declaration) => Object.assign(declaration.sections[0] ?? {}, { shows: ['sign-in'] }),
    'sections/0/shows',
    texts.codeOnly,
  ),
]

const requests: Hostile[] = [
  hostile('a secret in the path', request({ path: '/{serverKey}' }), 'check/request/path', texts.secretInAddress('serverKey')),
  hostile(
    'a secret in the query',
    request({ query: { key: '{serverKey}' } }),
    'check/request/query/key',
    texts.secretInAddress('serverKey'),
  ),
  hostile('another origin as the path', request({ path: '//evil.example/{gameId}' }), 'check/request/path', texts.path),
  hostile('another origin behind an @', request({ path: '@evil.example/' }), 'check/request/path', texts.path),
  hostile('a path that leaves the base', request({ path: '/../admin' }), 'check/request/path', texts.path),
  hostile('a path that leaves it in code', request({ path: '/%2e%2e/admin' }), 'check/request/path', texts.path),
  hostile('a query in the path', request({ path: '/who?a=b' }), 'check/request/path', texts.path),
  hostile(
    'a header of the connection',
    header('Host', 'evil.example'),
    'check/request/headers/Host',
    texts.headerForbidden('Host'),
  ),
  hostile('a cookie', header('cookie', 'a=b'), 'check/request/headers/cookie', texts.headerForbidden('cookie')),
  hostile(
    'a length that splits the request',
    header('Content-Length', '0'),
    'check/request/headers/Content-Length',
    texts.headerForbidden('Content-Length'),
  ),
  hostile(
    'an encoding that splits the request',
    header('TRANSFER-ENCODING', 'chunked'),
    'check/request/headers/TRANSFER-ENCODING',
    texts.headerForbidden('TRANSFER-ENCODING'),
  ),
  hostile(
    'a login for the proxy',
    header('Proxy-Authorization'),
    'check/request/headers/Proxy-Authorization',
    texts.headerForbidden('Proxy-Authorization'),
  ),
  hostile(
    'a header that makes a POST a DELETE',
    header('X-HTTP-Method-Override', 'DELETE'),
    'check/request/headers/X-HTTP-Method-Override',
    texts.headerForbidden('X-HTTP-Method-Override'),
  ),
  hostile(
    'a header’s name with a line in it',
    header('X-A: b\r\nX-B'),
    'check/request/headers/X-A: b\\u{d}\\u{a}X-B',
    texts.invisible,
  ),
  hostile('a header’s name with a colon', header('X-A:'), 'check/request/headers/X-A:', texts.headerName('X-A:')),
  hostile('a header with a line in it', header('X-A', 'a\r\nX-B: b'), 'check/request/headers/X-A', texts.invisible),
  hostile(
    'one header twice',
    request({ headers: { 'X-A': '1', 'x-a': '2' } }),
    'check/request/headers/x-a',
    texts.headerTwice('x-a'),
  ),
  hostile('a field that is not declared', request({ path: '/{process}' }), 'check/request/path', texts.noField('process')),
  hostile('a template inside a template', request({ path: '/{{gameId}}' }), 'check/request/path', texts.brace),
  hostile('an expression', header('X-A', '{serverKey.length}'), 'check/request/headers/X-A', texts.brace),
  hostile(
    'a template as the name in a body',
    (declaration) => Object.assign(declaration.fetch.request, { json: { '{serverKey}': 1 } }),
    'fetch/request/json/{serverKey}',
    texts.brace,
  ),
  hostile(
    'a secret that its button doesn’t name',
    (declaration) => Object.assign(declaration.check, { sends: ['gameId'] }),
    'check/request/headers/X-Key',
    texts.notSent('serverKey'),
  ),
  hostile(
    'a switch as a text',
    header('X-A', '{isCustom}'),
    'check/request/headers/X-A',
    texts.wrongField('isCustom', 'secret, fetched, text'),
  ),
  hostile('a GET with a body', request({ json: {} }), 'check/request', texts.bodyOfGet),
  hostile(
    'a body of each kind',
    (declaration) => Object.assign(declaration.fetch.request, { form: {} }),
    'fetch/request',
    texts.twoBodies,
  ),
  hostile(
    'a fault of the server as a good key',
    (declaration) => Object.assign(declaration.check.answers[0] ?? {}, { status: [500] }),
    'check/answers/0/status/0',
    texts.status(500),
  ),
  hostile(
    'a redirect as a good key',
    (declaration) => Object.assign(declaration.check.answers[0] ?? {}, { status: [302] }),
    'check/answers/0/status/0',
    texts.status(302),
  ),
  hostile(
    'a pointer that is none',
    (declaration) => Object.assign(declaration.fetch.answer, { gameKey: 'data.key' }),
    'fetch/answer/gameKey',
    texts.pointer,
  ),
  hostile(
    'an answer put into a secret',
    (declaration) => Object.assign(declaration.fetch.answer, { serverKey: '/k' }),
    'fetch/answer/serverKey',
    texts.wrongField('serverKey', 'fetched'),
  ),
  hostile(
    'an answer put into a text that somebody typed',
    (declaration) => Object.assign(declaration.fetch.answer, { gameId: '/k' }),
    'fetch/answer/gameId',
    texts.wrongField('gameId', 'fetched'),
  ),
  hostile('requests that go nowhere', (declaration) => Reflect.deleteProperty(declaration, 'portal'), '', texts.noPortal),
]

const places: Hostile[] = [
  hostile('a place above the project', file('../other/project.godot'), 'places/0/file/path', texts.outside),
  hostile('a place at the root', file('/etc/project.godot'), 'places/0/file/path', texts.outside),
  hostile('a place in the home', file('~/project.godot'), 'places/0/file/path', texts.outside),
  hostile('a place on a drive', file('C:/project.godot'), 'places/0/file/path', texts.outside),
  hostile('a place with backslashes', file('..\\project.godot'), 'places/0/file/path', texts.outside),
  hostile('a place on a share', file('//server/share/project.godot'), 'places/0/file/path', texts.outside),
  hostile('a place in git’s folder', file('.git/config.cfg'), 'places/0/file/path', texts.owned('git')),
  hostile('git’s folder as Windows would find it', file('GIT~1/config.cfg'), 'places/0/file/path', texts.outside),
  hostile('a place in Latchkey’s folder', file('.Latchkey/project.cfg'), 'places/0/file/path', texts.owned('Latchkey')),
  hostile('a workflow that a server runs', file('.github/workflows/build.cfg'), 'places/0/file/path', texts.programs),
  hostile('a script', file('build.sh'), 'places/0/file/path', texts.programs),
  hostile('settings of a shell', file('desktop.ini'), 'places/0/file/path', texts.programs),
  hostile('scripts of npm', inFormat('jsonTree', 'package.json'), 'places/0/file/path', texts.programs),
  hostile('packages that Unity fetches', inFormat('jsonTree', 'Packages/manifest.json'), 'places/0/file/path', texts.programs),
  hostile('what Gradle starts', inFormat('properties', 'gradle.properties'), 'places/0/file/path', texts.programs),
  hostile(
    'where Gradle comes from',
    inFormat('properties', 'gradle/wrapper/gradle-wrapper.properties'),
    'places/0/file/path',
    texts.programs,
  ),
  hostile('a script as a file of constants', inFormat('keysFile', 'Assets/keys.js'), 'places/0/file/path', texts.programs),
  hostile(
    'a Unity asset that is a script',
    (declaration) => Object.assign(placeOf(declaration, 1).file, { standard: 'Assets/Editor/Run.cs' }),
    'places/1/file/standard',
    texts.programs,
  ),
  hostile(
    'a secret that ships',
    (declaration) => Object.assign(placeOf(declaration, 0).values, { serverKey: { key: 'k' } }),
    'places/0/values/serverKey',
    texts.secretInPlace('serverKey'),
  ),
  hostile(
    'a secret in a file that is committed',
    (declaration) => Object.assign(placeOf(declaration, 2).values, { serverKey: { key: 'SCORES_KEY' } }),
    'places/2/values/serverKey',
    texts.secretInPlace('serverKey'),
  ),
  hostile(
    'a secret that is shown from a file',
    (declaration) => Object.assign(placeOf(declaration, 0), { reads: { serverKey: { key: 'k' } } }),
    'places/0/reads/serverKey',
    texts.secretInPlace('serverKey'),
  ),
  hostile(
    'a typed text as the path of any file',
    (declaration) => Object.assign(placeOf(declaration, 2).file, { setting: 'gameId' }),
    'places/2/file/setting',
    texts.wrongFormat('gameId', 'env-file'),
  ),
  hostile(
    'a typed text as any key',
    (declaration) => Object.assign(placeOf(declaration, 0).values, { gameKey: { setting: 'envVariable' } }),
    'places/0/values/gameKey',
    texts.settingHere,
  ),
  hostile(
    'a default that is a path in git’s folder',
    (declaration) => Object.assign(declaration.sections[1]?.fields[2] ?? {}, { default: '.git/.env' }),
    'sections/1/fields/2/default',
    texts.envPath('Choose another folder: this one belongs to git.'),
  ),
  hostile(
    'a default with a place for the environment, which only those elsewhere have',
    (declaration) => Object.assign(declaration.sections[1]?.fields[2] ?? {}, { default: '.env.{environment}' }),
    'sections/1/fields/2/default',
    texts.envPath('Name the file .env, .env.something or something.env.'),
  ),
  hostile(
    'a variable in it that programs obey',
    (declaration) => Object.assign(placeOf(declaration, 2).values, { gameKey: { key: 'PATH' } }),
    'places/2/values/gameKey/key',
    texts.variable(problemOfVariable),
  ),
  hostile(
    'a mark above the project',
    (declaration) => declaration.found.push({ file: '../../secret' }),
    'found/1/file',
    texts.outside,
  ),
  hostile(
    'a mark that is a path',
    (declaration) => declaration.found.push({ engine: 'godot', addon: '../../x' }),
    'found/1/addon',
    texts.outside,
  ),
]

const references: Hostile[] = [
  hostile(
    'a link that is not there',
    (declaration) => Object.assign(fieldOf(declaration, 0), { link: 'toString' }),
    'sections/0/fields/0/link',
    texts.noLink('toString'),
  ),
  hostile(
    'a switch that is none',
    (declaration) => Object.assign(fieldOf(declaration, 1), { enabledBy: 'gameKey' }),
    'sections/0/fields/1/enabledBy',
    texts.wrongField('gameKey', 'switch'),
  ),
  hostile(
    'a companion that is a secret',
    (declaration) => Object.assign(fieldOf(declaration, 2), { companion: 'serverKey' }),
    'sections/0/fields/2/companion',
    texts.wrongField('serverKey', 'fetched'),
  ),
  hostile(
    'a secret as the Portal URL',
    (declaration) => Object.assign(declaration.portal, { customUrl: 'serverKey' }),
    'portal/customUrl',
    texts.wrongField('serverKey', 'text'),
  ),
  hostile(
    'a text as the secret that is sent',
    (declaration) => Object.assign(declaration.fetch, { secret: 'gameId' }),
    'fetch/secret',
    texts.wrongField('gameId', 'secret'),
  ),
]

/** Everything somebody could try, by what it is about. */
export const hostileDeclarations: readonly Hostile[] = [
  ...files,
  ...forms,
  ...names,
  ...patterns,
  ...addresses,
  ...requests,
  ...places,
  ...references,
]
