import { anyLine, webAddress } from './checks'
import type { GeneralSection } from './row'
import { unrealMobile } from './unrealMobile'

const project = {
  kind: 'text',
  class: 'runtime',
  file: 'Config/DefaultGame.ini',
  format: 'ini',
  section: '/Script/EngineSettings.GeneralProjectSettings',
  canAdd: true,
} as const

const optional = { ...project, default: '' } as const

/** Edit > Project Settings: Project - Description, and the two mobile platforms. */
export const unrealSections: readonly GeneralSection[] = [
  {
    id: 'about',
    label: 'About',
    rows: [
      {
        ...project,
        id: 'unreal.projectName',
        label: 'Project name',
        isProse: true,
        help: 'The game’s name. The .uproject file keeps its own name.',
        key: 'ProjectName',
        check: anyLine,
        isName: true,
      },
      {
        ...optional,
        id: 'unreal.description',
        label: 'Description',
        isProse: true,
        help: 'What the game is, in a sentence.',
        key: 'Description',
        check: anyLine,
      },
      {
        ...project,
        id: 'unreal.projectVersion',
        label: 'Version',
        help: 'Such as 1.0.0.0.',
        key: 'ProjectVersion',
        check: anyLine,
        default: '1.0.0.0',
      },
      {
        id: 'unreal.icon',
        kind: 'icon',
        class: 'runtime',
        format: 'ini',
        label: 'Default icon',
        help: 'For the Windows build. Chosen in Unreal.',
        file: 'Build/Windows/Application.ico',
        key: '',
        check: anyLine,
      },
    ],
  },
  {
    id: 'publisher',
    label: 'Publisher',
    rows: [
      {
        ...optional,
        id: 'unreal.companyName',
        label: 'Company',
        isProse: true,
        help: 'The studio’s name.',
        key: 'CompanyName',
        check: anyLine,
      },
      {
        ...optional,
        id: 'unreal.companyDistinguishedName',
        label: 'Distinguished name',
        isProse: true,
        help: 'The studio’s name, as in a certificate: CN=Studio, O=Studio, C=DE.',
        key: 'CompanyDistinguishedName',
        check: anyLine,
      },
      {
        ...optional,
        id: 'unreal.copyrightNotice',
        label: 'Copyright notice',
        isProse: true,
        help: 'Unreal puts it at the top of new source files.',
        key: 'CopyrightNotice',
        check: anyLine,
      },
      {
        ...optional,
        id: 'unreal.licensingTerms',
        label: 'Licensing terms',
        isProse: true,
        help: 'A sentence or an address.',
        key: 'LicensingTerms',
        check: anyLine,
      },
      {
        ...optional,
        id: 'unreal.homepage',
        label: 'Homepage',
        help: 'The game’s website.',
        key: 'Homepage',
        check: webAddress,
      },
      {
        ...optional,
        id: 'unreal.supportContact',
        label: 'Support contact',
        isProse: true,
        help: 'Where players can write to.',
        key: 'SupportContact',
        check: anyLine,
      },
      {
        ...optional,
        id: 'unreal.privacyPolicy',
        label: 'Privacy policy',
        help: 'Its web address.',
        key: 'PrivacyPolicy',
        check: webAddress,
      },
    ],
  },
  unrealMobile,
]
