import { invisibleIn } from '../values/invisible'
import { ownerOf, stepsOf } from '../values/projectPath'

const longest = 200
/** Characters that mean something to a shell or to Windows. */
const strange = /[\\:*?"<>|$%`]/
/** Names that Windows reserves, with any extension, and its short names with a tilde and a number. */
const taken = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:$|\.)|~\d/i
const name = /^\.env$|.\.env$|^\.env(?:\.[a-z0-9_-]+)+$/i
/** Extensions by which another program would take the file for its own. */
const code = /\.(?:sh|bash|zsh|fish|ps1|bat|cmd|com|exe|js|cjs|mjs|ts|py|rb|pl|php|lua|json|ya?ml|toml)$/i

/**
 * The path of a file that receives variables. It often comes from `project.json`, which others change, so it can't name a
 * file that a program runs, reads as its settings or keeps to itself.
 */
export const envFile = (text: string): string | null => {
  if (text === '') return null
  if (strange.test(text) || invisibleIn(text) !== null)
    return 'Don’t use \\ : * ? " < > | $ % ` or invisible characters; separate folders with /.'
  const steps = stepsOf(text)
  if (steps === null || text.startsWith('~') || text.length > longest) {
    return 'A path inside the project such as .env or server/.env. Empty: no file is written.'
  }
  return problemOfFolders(steps) ?? problemOfName(steps.at(-1) ?? '')
}

function problemOfFolders(steps: readonly string[]): string | null {
  const owner = steps.map(ownerOf).find((found) => found !== null)
  if (owner !== undefined) return `Choose another folder: this one belongs to ${owner}.`
  if (steps.some((step) => step !== step.trim() || step.endsWith('.')))
    return 'A name can’t begin or end with a space, or end with a dot.'
  return steps.some((step) => taken.test(step)) ? 'Choose another name: Windows reserves this one.' : null
}

function problemOfName(file: string): string | null {
  if (!name.test(file)) return 'Name the file .env, .env.something or something.env.'
  return code.test(file) ? 'Choose another extension: other programs would take this file for one of theirs.' : null
}

/** Names, beginnings and endings of variables that tell programs what to load or start. */
const obeyed = [
  /^(?:path|pathext|ifs|env|home|shell|comspec|editor|visual|pager|browser|prompt|prompt_command|term|terminfo|termcap|tmp|temp|lessopen|lessclose|ps\d)$/i,
  /^(?:ld|dyld|git|ssh|node|npm_config|electron|java|jdk|xdg|lc|bash|systemd|sudo|pip|cargo|dotnet|cmake|docker|lua|openssl)_/i,
  /^(?:python|perl|ruby|make|vim)[a-z\d]*$/i,
  /(?:home|path|dirs?|files?|rc|init|conf|configs?|options?|opts?|flags|args|commands?|cmd|exec|hooks?|root|prefix|preload|libs?|library|modules?|plugins?|agent|loader|wrapper|launcher|askpass|editor|pager|shell|env)$/i,
]
/** A name that ends like this is a plain value to every program that knows it. */
const plain = /(?:^|_)key$/i

/** The name of the variable in that file. */
export const envVariable = (text: string): string | null => {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(text)) return 'Letters, digits and underscores, not starting with a digit.'
  return !plain.test(text) && obeyed.some((names) => names.test(text))
    ? 'Choose another name, such as GAME_KEY: other programs use this one to decide what to load or start.'
    : null
}
