import type { EngineSource } from '../rows/source'

export const unity: EngineSource = { files: async () => [], read: () => ({ pages: [], settings: [] }) }
