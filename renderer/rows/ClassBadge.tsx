import type { FieldClass } from '../../shared/catalog/fields'
import { serviceTexts as texts } from '../../shared/texts/service'

/** Whether a value is secret, ships or is shared, with what that means. */
export function ClassBadge({ of: fieldClass }: { of: FieldClass | null }) {
  if (fieldClass === null) return null
  const { label, help } = texts.classes[fieldClass]
  return (
    <span className={`badge is-${fieldClass}`} data-help={help}>
      {label}
    </span>
  )
}
