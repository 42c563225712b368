import type { EnginePageView, EngineSettingView } from '../../../../../shared/engineSettings'

/** A setting of the engine, as a view has it. */
export function setting(id: string, change: Partial<EngineSettingView> = {}): EngineSettingView {
  return {
    id,
    folds: [],
    label: `Label ${id}`,
    key: `m_${id}`,
    file: 'ProjectSettings/DynamicsManager.asset',
    type: { is: 'text' },
    value: id,
    isModified: false,
    canReset: false,
    ...change,
  }
}

/** A page with so many settings. */
export function page(id: string, count: number, revision = 1): EnginePageView {
  return { id, label: `Page ${id}`, files: [{ path: 'ProjectSettings/DynamicsManager.asset' }], count, modified: 0, revision }
}
