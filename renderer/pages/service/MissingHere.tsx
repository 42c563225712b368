import { fieldOf, serviceOf } from '../../../shared/catalog/services'
import { missingTexts as texts } from '../../../shared/texts'
import type { ServiceView } from '../../../shared/view'
import { focusField } from './focusField'
import { Button } from '../../ui/Button'

/** One quiet line on a service's page while the project needs one of its secrets that is not on this computer. */
export function MissingHere({ service }: { service: ServiceView }) {
  const { missing } = service
  // Until it is dismissed, the list above the page already says so.
  if (missing.length === 0 || missing.some(({ isDismissed }) => !isDismissed)) return null
  return (
    <p className="page-summary missing-here">
      <span className="missing-dot" aria-hidden />
      {texts.here}
      {missing.map(({ field }) => (
        <Button key={field} className="link-button" onPress={() => focusField(field)}>
          {fieldOf(serviceOf(service.id), field)?.label ?? field}
        </Button>
      ))}
    </p>
  )
}
