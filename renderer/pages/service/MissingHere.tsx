import { Button } from 'react-aria-components'

import { fieldOf, serviceOf } from '../../../shared/catalog/services'
import { missingTexts as texts } from '../../../shared/texts'
import type { ServiceView } from '../../../shared/view'
import { focusField } from './focusField'

/** One quiet line on a service's page, as long as the project needs a secret of it that is not here. */
export function MissingHere({ service }: { service: ServiceView }) {
  const { missing } = service
  // The list above the page says the same, and more.
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
