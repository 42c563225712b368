import type { SettingType } from '../engineSettings'
import { entriesOf } from '../listValue'

/** How many settings one step takes over. Each reads its file several times, and so does taking it back. */
export const mostTaken = 200

const count = (settings: number) => (settings === 1 ? '1 setting' : `${settings} settings`)

const firstOf = (names: readonly string[]) =>
  names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`

const commits = (looked: number) => (looked === 1 ? '1 commit' : `${looked} commits`)

const inList = (value: string) => entriesOf(value)?.join(', ') ?? value

/** A value as a person reads it. `none` is for one that the file does not have. */
function inWords(type: SettingType, value: string | null, none = compareTexts.none): string {
  if (value === null) return none
  if (type.is === 'switch') return value === 'true' ? compareTexts.on : compareTexts.off
  if (type.is === 'choice') return type.choices.find((choice) => choice.value === value)?.label ?? value
  return (type.is === 'list' ? inList(value) : value) || compareTexts.emptyValue
}

/** Words about comparing settings, their history in git, and presets. */
export const compareTexts = {
  title: 'Compare',
  summary: 'See how this project’s engine settings differ from another project, an earlier state, a preset or the defaults.',
  hint: 'Choose what to compare with. You see only what differs, and can take over single values or save them as a preset.',
  hintPreset: 'A page of the engine’s settings can be saved as a preset, too: press “Save as preset…” beside its name.',
  on: 'on',
  off: 'off',
  none: 'not set',
  emptyValue: 'empty',
  inWords,
  here: 'This project',
  there: 'There',
  default: 'Default',

  setting: 'Setting',
  usual: 'usual',
  choose: {
    label: 'Compare with',
    standard: 'Defaults',
    project: 'Another project',
    recent: 'Recent projects',
    folder: 'Choose a folder…',
    revision: 'Git revision…',
    preset: 'Preset…',
  },
  savePreset: 'Save as preset…',
  revisions: {
    title: 'Compare with a git revision',
    branches: 'Branches',
    tags: 'Tags',
    commits: 'Latest commits',
    noSubject: 'No message',
    by: (commit: string, author: string, when: string) => [commit, author, when].filter(Boolean).join(' · '),
  },
  blame: {
    ask: 'Who changed this…',
    title: (label: string) => `Who changed ${label}`,
    reading: (looked: number) => (looked === 0 ? 'Reading the history…' : `${commits(looked)} read so far…`),
    looked: (looked: number, isAll: boolean) =>
      isAll
        ? `${commits(looked)} read: the whole history of what is checked out.`
        : `${commits(looked)} read. Older ones were not looked at.`,
    none: 'None of them changed this setting.',
    uncommitted: 'Not committed yet',
    by: (author: string, commit: string) => [author, commit].filter(Boolean).join(' · '),
    stop: 'Stop',
    lookOn: 'Look further back',
    close: 'Close',
  },
  reading: 'Reading…',
  cancel: 'Cancel',
  differ: (total: number, label: string) =>
    total === 0 ? `Nothing differs from ${label}` : `${count(total)} ${total === 1 ? 'differs' : 'differ'} from ${label}`,
  nothing: 'Every setting that both sides have is the same.',
  all: (takable: number) => `Choose all that can be taken over (${takable})`,
  take: (chosen: number) => {
    if (chosen === 0) return 'Take over'
    return chosen > mostTaken ? `Take over the first ${mostTaken}` : `Take over ${chosen}`
  },
  copy: 'Copy as text',
  unread: (side: 'here' | 'there', why: string) =>
    `${side === 'here' ? 'In this project' : 'On the other side'}: ${why} Its settings are not compared.`,
  unknown: (names: readonly string[]) =>
    `Left out, because this project has no such setting or it is a secret: ${firstOf(names)}.`,

  standard: 'the defaults',
  folderDialog: { title: 'Choose a project to compare with', buttonLabel: 'Compare' },
  otherEngine: (name: string, theirs: string, ours: string) =>
    `${name} is made with ${theirs}. Choose a project made with ${ours}, as this one is.`,
  noGame: (folder: string) => `${folder} is not the folder of a game project. Choose the folder that the engine opens.`,
  sameFolder: 'This is the project that is open. Choose another one.',
  notRecent: 'This project is not in the list of recent projects. Choose its folder instead.',
  noSource: 'This project has no engine whose settings can be compared.',
  noComparison: 'Choose again what to compare with.',

  noSetting: 'This project does not have this setting any more.',
  secretHistory: 'This is a secret, so its earlier values are not shown.',
  onlyHere: 'Only this project has this setting.',
  onlyThere: 'This project does not have this setting. Add it in the engine first.',
  noValueThere: 'The other side has no value of its own here.',
  secret: 'A secret is never copied from one project to another.',
  tooMany: (most: number) => `At most ${most} settings can be taken over at once. Choose fewer.`,

  takeStep: (settings: number, label: string) => `Take over ${count(settings)} from ${label}`,
  taken: (settings: number) => `${count(settings)} taken over`,
  refused: (settings: number) =>
    `Nothing was changed, because ${count(settings)} can’t be taken over. The reasons are beside them; the rest is still chosen.`,
  nothingToTake: 'These settings already have these values',
  copied: (settings: number) => `${count(settings)} copied as text`,

  preset: {
    kind: 'Latchkey preset',
    saveDialog: { title: 'Save as preset', buttonLabel: 'Save' },
    openDialog: { title: 'Apply a preset', buttonLabel: 'Compare' },
    saved: (settings: number) => `${count(settings)} saved as preset`,
    none: (name: string) => `${name} is not a preset. Choose a file that was saved with “Save as preset”.`,
    newer: (name: string) => `${name} was made by a newer version of Latchkey. Update Latchkey to apply it.`,
    otherEngine: (name: string, theirs: string, ours: string) =>
      `${name} is a preset for ${theirs}. This project is made with ${ours}.`,
    exists: (name: string) => `${name} is there already. Choose it in the dialog to replace it, or choose another name.`,
    empty: 'None of these settings can be in a preset.',
    tooMany: (most: number) => `A preset has at most ${most} settings. Choose fewer.`,
  },
  git: {
    none: 'This project is in no git repository.',
    noCommits: 'The repository has no commit yet.',
    broken: 'The git repository is damaged, or is not what git writes. Run “git fsck” in it to find out more.',
    tooLarge: 'Something in the git repository is too large to be looked at here.',
    unknownForm: 'This git repository keeps its branches in a form that Latchkey can’t read.',
    missing: 'A part of this history is not on this computer. Fetch it with git, then try again.',
    alternates: 'A part of this history is in the folder of another repository, which Latchkey doesn’t read.',
    noCommit: 'There is no such commit in this repository.',
    shallow: 'The clone ends here: older commits are not on this computer.',
    label: (commit: string, name: string | null, subject: string) =>
      name === null ? `${commit} “${subject}”` : `${name} (${commit})`,
  },

  text: {
    heading: (label: string, name: string) => `### Settings: ${label} → ${name}`,
    row: (way: readonly string[], from: string, to: string, place: string) => `${way.join(' › ')}: ${from} → ${to} (${place})`,
    onlyHere: 'not there',
    onlyThere: 'not here',
  },
}
