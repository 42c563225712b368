import type { CopyForm } from '../../../shared/inputs'
import type { SettingValue } from '../../../shared/catalog/fields'
import { doneTexts as texts } from '../../../shared/texts/done'
import type { Session } from '../session/session'

type Copied = { label: string; id: string; value: SettingValue; form: CopyForm }

/** Copies a value that is not secret to the clipboard and says so. */
export async function copyText(session: Session, { label, id, value, form }: Copied): Promise<void> {
  const forms = { id, value: String(value), json: `${JSON.stringify(id)}: ${JSON.stringify(value)}` }
  await session.shared.clipboard.copy(forms[form])
  session.say(texts.copied[form](label))
  session.publish()
}
