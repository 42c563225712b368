import type { EngineSource } from '../rows/source'

export const unreal: EngineSource = { files: async () => [], read: () => ({ pages: [], settings: [] }) }
