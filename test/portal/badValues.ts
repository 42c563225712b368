import { mapObjects, type JsonObject } from './exchange'
import { reply, withProjects, type Failure } from './situation'

/** Only JSON.parse makes an object with these names as ordinary keys. */
const reserved = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as JsonObject

/** Good answers except for one value, in every project they hold. */
export const badValues = {
  'missing-key': changed('projects without a runtime_key', (project) => {
    return Object.fromEntries(Object.entries(project).filter(([name]) => name !== 'runtime_key'))
  }),
  'empty-key': key('an empty runtime_key', ''),
  'null-key': key('null as runtime_key', null),
  'mistyped-key': key('a number as runtime_key', 42),
  'mistyped-key-object': key('an object as runtime_key', { value: '0123456789abcdef0123456789abcdef' }),
  'malformed-key': key('a runtime_key that is not 32 hex digits', 'abc\n"def"'),
  'malformed-key-newline': key('32 hex digits, a newline and a line of YAML', `${'a'.repeat(32)}\n  projectID: evil`),
  'malformed-key-quotes': key('32 hex digits in quotes', `"${'a'.repeat(32)}"`),
  'malformed-key-long': key('a runtime_key of a million hex digits', 'a'.repeat(1_000_000)),
  swapped: changed('the portal token where the runtime key belongs', (project) => ({
    ...project,
    runtime_key: project['portal_token'],
  })),
  proto: changed('__proto__ and constructor among the keys', (project) => ({ ...reserved, ...project })),
  'name-newline': named('names with line breaks', (name) => `${name}\r\n  runtimeKey: evil\u2028evil`),
  'name-quotes': named('names full of quotes and of what means something in YAML, ini files and shells', (name) =>
    [`"${name}'`, '\\', '`$(evil)`', '#', '{a: [b]}', '%EVIL%'].join(' '),
  ),
  'name-legitimate': named('another name, of several scripts and a perfectly good one', () => {
    return 'Café Großstadt 東京'
  }),
  'name-unicode': named('names of many scripts, emoji and half a surrogate pair', (name) => `${name} 迷宮 شبح 👩‍🚀 e\u0301 \uD800`),
  'name-long': named('names of 10,000 characters', () => 'x'.repeat(10_000)),
  'name-rtl': named('names that turn the text around', (name) => `\u202E${name}\u2066\u200F`),
  'strange-name': named('names with several of these at once', () => `\u202Eevil\n"name": ${'x'.repeat(10_000)}`),
} satisfies Record<string, Failure>

function changed(about: string, change: (project: JsonObject) => JsonObject): Failure {
  return { about, act: (situation) => reply(situation, withProjects(situation, change)) }
}

function key(about: string, value: unknown): Failure {
  return changed(about, (project) => ({ ...project, runtime_key: value }))
}

/** Organizations have names too. */
function named(about: string, change: (name: string) => string): Failure {
  return {
    about,
    act: (situation) => {
      const good = situation.good()
      const body = mapObjects(good.body, (object) =>
        typeof object['name'] === 'string' ? { ...object, name: change(object['name']) } : object,
      )
      reply(situation, { ...good, body })
    },
  }
}
