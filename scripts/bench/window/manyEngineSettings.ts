import type { SettingType } from '../../../shared/engineSettings'
import { plainForm, type EngineSource, type Setting } from '../../../electron/core/engineSettings/rows/source'

// Takes the place of what is known about Unity, in an app that is built for measuring: as many settings as asked for, of
// every type, in one file. Only the measuring build has it.

const count = Number(process.env['LATCHKEY_BENCH_ENGINE'])
const pages = 40
const file = 'ProjectSettings/Many.asset'

const types: readonly { type: SettingType; value: string }[] = [
  { type: { is: 'number', isWhole: false, min: 0, max: 100, unit: 'm' }, value: '1.5' },
  { type: { is: 'switch' }, value: 'true' },
  {
    type: {
      is: 'choice',
      choices: [
        { value: '0', label: 'Fixed Update' },
        { value: '1', label: 'Update' },
        { value: '2', label: 'Script' },
      ],
    },
    value: '1',
  },
  { type: { is: 'text' }, value: 'Lantern' },
  { type: { is: 'vector', parts: ['X', 'Y', 'Z'], isWhole: false }, value: '0, -9.81, 0' },
  { type: { is: 'colour', hasAlpha: true }, value: '0.2, 0.4, 0.6, 1' },
  { type: { is: 'flags', bits: ['Default', 'Water', 'UI'].map((label, bit) => ({ bit, label })) }, value: '5' },
  { type: { is: 'literal' }, value: '{fileID: 0}' },
  { type: { is: 'text', hasLines: true }, value: 'Several words' },
  { type: { is: 'reference' }, value: 'Lantern.mat' },
]

function settingAt(index: number): Setting {
  const page = index % pages
  const place = Math.floor(index / pages)
  const { type, value } = types[place % types.length] ?? { type: { is: 'text' }, value: '' }
  const fold = `Section ${Math.floor(place / 12)}`
  return {
    id: `${file}#setting${index}`,
    page: `page-${page}`,
    folds: place % 12 > 8 ? [fold, 'Bounds'] : [fold],
    label: `Engine setting ${index}`,
    key: `setting${index}`,
    file,
    format: 'unityTree',
    addresses: [{ key: `setting${index}` }],
    form: plainForm,
    type,
    value: place % 11 === 6 ? null : value,
    standard: { value: place % 7 === 3 ? '0' : value, is: 'default' },
    ...(place % 13 === 5 && { notes: ['Restart the editor afterwards.'] }),
    ...(place % 17 === 16 && { isAdvanced: true }),
    ...(type.is === 'reference' && { why: 'This names another file. Choose it in the engine.' }),
  }
}

export const unity: EngineSource = {
  files: async () => [{ path: file, format: 'unityTree' }],
  read: () => ({
    pages: Array.from({ length: pages }, (_, page) => ({ id: `page-${page}`, label: `Page ${page}` })),
    settings: Array.from({ length: count }, (_, index) => settingAt(index)),
  }),
}
