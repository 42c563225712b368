import { anyLine, nameOfGame } from './checks'
import type { GeneralSection } from './row'
import { unityIdentifiers } from './unityIdentifiers'

const settings = {
  kind: 'text',
  class: 'runtime',
  file: 'ProjectSettings/ProjectSettings.asset',
  format: 'unity',
} as const

/** Edit > Project Settings > Player. */
export const unitySections: readonly GeneralSection[] = [
  {
    id: 'product',
    label: 'Product',
    rows: [
      {
        ...settings,
        id: 'unity.productName',
        label: 'Product name',
        isProse: true,
        help: 'With the company, it names the folder of saved games.',
        key: 'productName',
        check: nameOfGame,
        isName: true,
      },
      {
        ...settings,
        id: 'unity.companyName',
        label: 'Company',
        isProse: true,
        help: 'With the product, it names the folder of saved games.',
        key: 'companyName',
        check: nameOfGame,
        default: 'DefaultCompany',
      },
      {
        ...settings,
        id: 'unity.bundleVersion',
        label: 'Version',
        help: 'The version players see, on all platforms.',
        key: 'bundleVersion',
        older: [{ key: 'iPhoneBundleVersion' }],
        check: anyLine,
      },
      {
        ...settings,
        id: 'unity.icon',
        kind: 'icon',
        label: 'Default icon',
        help: 'Used where a platform has no icon of its own. Chosen in Unity.',
        key: 'm_BuildTargetIcons',
        check: anyLine,
      },
    ],
  },
  unityIdentifiers,
]
