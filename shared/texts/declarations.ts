/** What is wrong with something in a declaration, and what to do about it. */
export type FaultWords = { readonly fault: string; readonly fix: string }

const says = (fault: string, fix: string): FaultWords => ({ fault, fix })

/** What a value has to be, by the name that the reader of forms has for it. */
const forms: Readonly<Record<string, string>> = {
  string: 'a text, in double quotes',
  boolean: 'true or false, without quotes',
  number: 'a number, without quotes',
  int: 'a whole number, without quotes',
  array: 'a list, in [ ]',
  tuple: 'a list, in [ ]',
  object: 'an object, in { }',
  record: 'an object, in { }',
}
const kindTail = (kind: string) => (forms[kind] === undefined ? '' : `: ${forms[kind]}`)
const quoted = (choices: readonly string[]) => choices.map((choice) => `“${choice}”`).join(', ')
const didYouMean = (near: string | null) => (near === null ? '' : `Did you mean “${near}”? `)

/** What is said of a declaration that a team wrote, beside the file it is in. Names in it are those of its form. */
export const declarationTexts = {
  // The file.
  size: (most: string) => says(`The file is larger than ${most}.`, 'Describe one service, in short texts.'),
  encoding: says('The file isn’t UTF-8.', 'Save it as UTF-8.'),
  broken: says('The file isn’t JSON.', 'Correct it where your editor marks it. Comments aren’t allowed.'),
  syntax: {
    noComma: says('A comma is missing.', 'Put one at the end of this line.'),
    comma: says('There is a comma too many.', 'Take out the comma before the bracket.'),
    noColon: says('A colon is missing between a name and its value.', 'Write it like "label": "Scores".'),
    noEnd: says('The file ends too early.', 'Close what is still open with } or ].'),
    afterEnd: says('Something stands after the end of the declaration.', 'Take it out, or correct the brackets before it.'),
    comment: says('JSON has no comments.', 'Take it out.'),
    openText: says('A text doesn’t end on its line.', 'Close it with a double quote.'),
    quotes: says('This isn’t JSON.', 'Write names and texts in double quotes.'),
  },
  deep: says('It is nested far too deeply.', 'Take out some of the nesting.'),
  hostileKey: says('It has a reserved name, such as __proto__.', 'Use another name.'),
  twice: (name: string) => says(`“${name}” is there twice.`, 'Keep one of them.'),
  number: says('This number isn’t written plainly, or is too long to be kept exactly.', 'Write it in digits, or as a text.'),
  form: says('This doesn’t fit the form.', 'Compare it with an example of the guide.'),
  missing: (name: string, needed: string | readonly string[]) =>
    says('This is missing.', `Add "${name}"${typeof needed === 'string' ? kindTail(needed) : `: ${quoted(needed)}`}.`),
  wrongKind: (kind: string) =>
    says('The value isn’t of the right kind.', `Write ${forms[kind] ?? 'it as in an example of the guide'}.`),
  notAmong: (written: unknown, choices: readonly string[], near: string | null) =>
    says(
      typeof written === 'string' ? `“${written}” can’t stand here.` : 'This can’t stand here.',
      `${didYouMean(near)}Write ${choices.length === 1 ? quoted(choices) : `one of ${quoted(choices)}`}.`,
    ),
  kept: says('This name is kept for what every service has.', 'Choose another one.'),
  unknown: (name: string, near: string | null = null) =>
    says(`“${name}” isn’t part of the form.`, `${didYouMean(near)}Remove it, or correct its name.`),
  shapes: {
    id: (id: string) => says(`“${id}” can’t be an id.`, 'Letters and digits only, beginning with a letter, such as clientKey.'),
    service: (id: string) =>
      says(
        `“${id}” can’t be the id of a service.`,
        'Small letters, digits and hyphens, beginning with a letter, such as our-server.',
      ),
    script: says(
      'This isn’t the guid of a script.',
      'Copy the 32 characters after “guid:” in the .meta file of the asset’s script.',
    ),
    fileId: says('This isn’t the fileID of a script.', 'Copy the number after “fileID:” in m_Script of the asset.'),
  },
  fileName: (id: string) =>
    says('The file is named differently.', `Name the file ${id}.json, or give the service the file’s name as its id.`),

  // Texts and sizes.
  invisible: says('It holds a character that can’t be seen, or that turns the text around it.', 'Type the text again.'),
  long: (most: number) => says(`It is longer than ${most} characters.`, 'Shorten it.'),
  blank: says('It is empty, or has blanks around it.', 'Write it without them.'),
  many: (most: number) => says(`It has more than ${most} entries.`, 'Take out what isn’t needed.'),
  appsOwn: says('It sounds as if it came from Latchkey itself.', 'Use the service’s own words.'),
  imitates: (label: string) => says(`It looks like the name of another service, ${label}.`, 'Use a name of its own.'),
  mixed: says('It mixes letters of several alphabets that look alike.', 'Use the letters of one alphabet.'),

  // Ids and what refers to them.
  taken: (id: string) => says(`“${id}” is the id of a service that comes with Latchkey.`, 'Choose another id.'),
  reserved: (id: string) => says(`“${id}” is reserved.`, 'Choose another id.'),
  doubled: (id: string) => says(`“${id}” is the id of two things.`, 'Give each an id of its own.'),
  noField: (id: string, near: string | null = null) =>
    says(`There is no field “${id}”.`, `${didYouMean(near)}Name a field of one of the sections.`),
  noLink: (id: string, near: string | null = null) =>
    says(`There is no link “${id}”.`, `${didYouMean(near)}Name one of the links.`),
  wrongField: (id: string, kinds: string) => says(`“${id}” isn’t a field of the kind ${kinds}.`, 'Name a field of that kind.'),
  wrongFormat: (id: string, format: string) =>
    says(`“${id}” doesn’t have the format ${format}.`, `Give the field "format": "${format}".`),
  environment: (name: string) =>
    says(`“${name}” can’t be the id of an environment.`, 'Use a short word in lower case, such as staging.'),
  variable: (problem: string) => says('This can’t be the name of a variable.', problem),
  envPath: (problem: string) => says('This can’t be the path of an environment file.', problem),

  // Patterns.
  patterns: {
    syntax: says(
      'It isn’t a regular expression with the flag u.',
      'Correct it. Put a backslash only before characters that need one.',
    ),
    unsupported: says(
      'It uses something that Latchkey can’t judge: look-around, references to groups, flags in groups, or a property other than a general category.',
      'Write it without, or leave it to the service to refuse the value.',
    ),
    empty: says(
      'It repeats something that may be empty, or has two empty choices.',
      'Let each repeated part have at least one character.',
    ),
    large: says('It is too large to be judged.', 'Shorten it, or use smaller counts.'),
    ways: says(
      'A text could be read by it in more and more ways, and trying them all would freeze the window.',
      'Begin it with ^, and let no two neighbouring repeats read the same characters.',
    ),
  },

  // Requests.
  codeOnly: says('Only a service that comes with Latchkey can do this.', 'Remove it.'),
  noRequest: says('It doesn’t say which request is sent.', 'Add "request".'),
  noAnswer: says('It doesn’t say what the answers mean.', 'Add "answers" for a check, "answer" for a fetch.'),
  noPortal: says('Requests are declared, but not where they go.', 'Add "portal".'),
  notSent: (id: string) => says(`“${id}” isn’t among the fields that it sends.`, 'Add it to "sends", or name another field.'),
  secretInAddress: (id: string) => says(`“${id}” is a secret, and addresses are logged.`, 'Send it in a header or in the body.'),
  brace: says('A brace doesn’t belong to a field.', 'Write a field as {id}, and no other braces.'),
  path: says(
    'It isn’t a plain path.',
    'Write it like /v1/games/{gameId}, with letters, digits and . _ ~ : @ - between the slashes.',
  ),
  queryName: (name: string) =>
    says(`“${name}” can’t be the name of a value in an address.`, 'Use letters, digits and . _ ~ - [ ].'),
  headerName: (name: string) => says(`“${name}” isn’t the name of a header.`, 'Use letters, digits and hyphens.'),
  headerForbidden: (name: string) => says(`Latchkey sets the header “${name}” itself, or never sends it.`, 'Remove it.'),
  headerTwice: (name: string) => says(`The header “${name}” is there twice.`, 'Keep one of them.'),
  headerValue: says('A character in it can’t be sent in a header.', 'Use plain ASCII characters.'),
  bodyOfGet: says('A GET request has no body.', 'Use POST, or put the value into a header.'),
  twoBodies: says('It has a JSON body and a form.', 'Keep one of them.'),
  status: (status: number) =>
    says(`Status ${status} says nothing about keys.`, 'Use statuses from 200 to 499 besides 3xx, 407 and 429.'),
  pointer: says('It isn’t a JSON pointer.', 'Write it like /data/key.'),
  noKey: (id: string) => says(`It doesn’t say where the answer has “${id}”.`, 'Add a pointer for it.'),

  // Addresses.
  url: (problem: string) => says('Latchkey can’t send requests to this address.', problem),
  canonical: (url: string) => says('The address isn’t in its plain form.', `Write ${url}.`),
  hostTemplate: says('The host of a service’s portal can’t depend on a field.', 'Name the whole host, or let the team set it.'),
  basePath: says('It isn’t a plain path.', 'Write it like /v1, or leave it empty.'),
  link: says('It isn’t a plain https address.', 'Write it like https://dashboard.example/keys, without a login or port in it.'),

  // Places.
  secretInPlace: (id: string) =>
    says(`“${id}” is a secret, which is never written into a file.`, 'Move it to "secrets", where it is only looked for.'),
  outside: says('It isn’t a path inside the project.', 'Start at the project’s folder, with / between names.'),
  owned: (owner: string) => says(`This folder belongs to ${owner}.`, 'Name a file of the game.'),
  programs: says('Files of this name belong to other programs.', 'Name a file of the game in the format of the place.'),
  settingHere: says('A setting can name the key only in an environment file.', 'Write the key itself.'),
}
