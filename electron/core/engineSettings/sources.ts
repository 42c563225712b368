import type { EngineKind } from '../../../shared/general/general'
import type { EngineSource } from './rows/source'

/** What each engine keeps of settings, loaded when a project is read: the data about them is large. */
const sources: Readonly<Partial<Record<EngineKind, () => Promise<EngineSource>>>> = {
  unity: async () => (await import('./unity/unity')).unity,
  unreal: async () => (await import('./unreal/unreal')).unreal,
  godot: async () => (await import('./godot/godot')).godot,
}

export const sourceOf = async (kind: EngineKind): Promise<EngineSource | null> => (await sources[kind]?.()) ?? null
