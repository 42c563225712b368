import { plainForm, type EngineSource, type Setting } from '../../../../electron/core/engineSettings/rows/source'

const file = 'Config/DefaultGame.ini'

const known: readonly Omit<Setting, 'value' | 'page' | 'file' | 'format' | 'form' | 'addresses' | 'folds' | 'id'>[] = [
  {
    key: 'physics/ticks',
    label: 'Ticks',
    type: { is: 'number', isWhole: true, min: 1, max: 1000 },
    standard: { value: '60', is: 'default' },
  },
  { key: 'physics/gravity', label: 'Gravity', type: { is: 'number', isWhole: false }, isOptional: true },
  { key: 'window/title', label: 'Title', type: { is: 'text' }, standard: { value: 'Game', is: 'usual' }, isOptional: true },
  { key: 'window/id', label: 'Id', type: { is: 'literal' }, why: 'The engine makes this.' },
  { key: 'network/password', label: 'Password', type: { is: 'text' }, isSecret: true, why: 'A secret.' },
]

/** A few settings of a `DefaultGame.ini`, for tests of what works with the settings of any engine. */
export const tinySource: EngineSource = {
  files: async () => [{ path: file, format: 'unrealTree' }],
  read(files) {
    const found = files.get(file)
    if (found?.is !== 'open') return { pages: [], settings: [] }
    const settings = known.map((setting): Setting => {
      const [section = '', key = ''] = setting.key.split('/')
      const address = { section, key }
      const held = found.opened.find(address)?.value ?? null
      return {
        ...setting,
        id: `${file}#${setting.key}`,
        page: section,
        folds: [],
        file,
        format: 'unrealTree',
        addresses: [address],
        form: plainForm,
        value: setting.isSecret === true && held !== null ? '' : held,
      }
    })
    const pages = ['physics', 'window', 'network'].map((id) => ({ id, label: id.toUpperCase() }))
    return { pages, settings: settings.filter(({ key, value }) => key !== 'window/id' || value !== null) }
  },
}
