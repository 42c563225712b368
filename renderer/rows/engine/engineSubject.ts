import { enginePageTexts } from '../../../shared/texts/enginePages'
import { historyTexts as texts } from '../../../shared/texts/history'
import { call } from '../../bridge/bridge'
import type { Subject } from '../../history/subject'
import type { SettingAt } from './at'
import { restoreSetting } from './engineRows'
import { valueWords } from './words'

/** The history of a setting of the engine: the changes made in Latchkey. */
export function engineSubject({ page, row: { id, label, type, value, why }, fixed }: SettingAt): Subject {
  return {
    label,
    scope: texts.scopeOfAll,
    read: () => call('engine.history', { id }),
    restore: (moment) => void restoreSetting({ page, id }, moment),
    words: (held) => (held === null ? texts.notInFile : valueWords(type, String(held)) || enginePageTexts.emptyText),
    isNow: (held) => held === value,
    canRestore: () => why === undefined && fixed === null,
  }
}
