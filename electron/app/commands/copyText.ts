import type { CopyForm } from '../../../shared/contract'
import type { SettingValue } from '../../../shared/catalog/fields'
import { doneTexts as texts } from '../../../shared/texts'
import type { Session } from '../session/session'

/** What can be copied of a value that is no secret. */
export function copiedTexts(id: string, value: SettingValue): Record<CopyForm, string> {
  return { id, value: String(value), json: `${JSON.stringify(id)}: ${JSON.stringify(value)}` }
}

/** Puts it on the clipboard and says so. */
export async function copyText(session: Session, label: string, text: string, form: CopyForm): Promise<void> {
  await session.shared.clipboard.copy(text)
  session.say(texts.copied[form](label))
  session.publish()
}
