import { engineTexts } from '../../../../shared/texts/engineSettings'
import type { UnrealNode } from '../../formats/unrealNodes'
import type { Layer } from './files'
import { fold } from './known'

const texts = engineTexts.unreal

/** A file that says something about a setting. */
type Voice = Layer & { path: string }

/** Which files say something about one setting. Later ones count instead of earlier ones. */
export type Layers = { add(voice: Voice, node: UnrealNode): void; notesFor(voice: Voice, node: UnrealNode): string[] }

/** What else says something for the same platform: the last one counts. */
function besides({ path: own }: Voice, all: readonly Voice[], platform: string): string[] {
  const same = all.filter((one) => one.platform === platform).map(({ path }) => path)
  const last = same.at(-1) ?? own
  return last === own ? same.slice(0, -1).map(texts.overOther) : [texts.layer(platform, last)]
}

export function createLayers(): Layers {
  const voices = new Map<string, Voice[]>()
  const nameOf = ({ base }: Layer, { address: { section = '' }, name }: UnrealNode) =>
    [base, fold(section), fold(name)].join('\n')

  return {
    add(voice, node) {
      const name = nameOf(voice, node)
      const known = voices.get(name)
      if (known === undefined) voices.set(name, [voice])
      else known.push(voice)
    },
    notesFor(voice, node) {
      const known = voices.get(nameOf(voice, node)) ?? []
      const others = known.filter(({ path }) => path !== voice.path)
      const isList = node.kind === 'list'
      if (voice.platform === undefined) {
        const say = isList ? texts.layerOfList : texts.layer
        return others.flatMap(({ platform, path }) => (platform === undefined ? [] : [say(platform, path)]))
      }
      const say = isList ? texts.overBaseList : texts.overBase
      const ofBase = others.filter(({ platform }) => platform === undefined).map(({ path }) => say(path))
      return [...ofBase, ...(isList ? [] : besides(voice, known, voice.platform))]
    },
  }
}
