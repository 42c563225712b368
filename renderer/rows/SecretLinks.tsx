import { Button } from 'react-aria-components'

import { otherThan, type SecretField } from '../../shared/fields'
import { serviceTexts as texts, shellTexts as shell } from '../../shared/texts'
import type { SecretView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { useAt, usePage } from './pageContext'

const words = texts.renewal

/** What else can be done with a secret: a new one step by step, the same one for the other environment. */
export function SecretLinks({ field, secret }: { field: SecretField; secret: SecretView }) {
  const { project } = usePage()
  const fieldAt = { ...useAt(), field: field.id }
  const isUsable = secret.state === 'stored' || secret.state === 'session'
  const other = shell[otherThan(project.environment)]
  if (project.boundTo !== null) return null
  return (
    <>
      {field.renewal !== undefined && (
        <p className="line">
          <Button className="link-button" onPress={() => void call('renewal.begin', fieldAt)}>
            {words.asks(secret.state === 'absent' ? words.generate(field.label) : words.renew(field.label))}
          </Button>
        </p>
      )}
      {secret.elsewhere !== undefined && secret.sameAs === undefined && isUsable && (
        <p className="line">
          <Button className="link-button" onPress={() => void call('secret.share', fieldAt)}>
            {secret.elsewhere ? texts.shareOver(other) : texts.share(other)}
          </Button>
        </p>
      )}
    </>
  )
}
