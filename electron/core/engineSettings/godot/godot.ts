import type { EngineSource } from '../rows/source'

export const godot: EngineSource = { files: async () => [], read: () => ({ pages: [], settings: [] }) }
