import { environmentName } from '../../shared/values/environments'
import { isHeld } from '../../shared/values/held'
import type { SecretField } from '../../shared/catalog/fields'
import { serviceTexts as texts } from '../../shared/texts/service'
import type { SecretView } from '../../shared/secretView'
import { call } from '../bridge/bridge'
import { useAt, usePage } from './pageContext'
import { Button } from '../ui/Button'

const words = texts.renewal

/** What else can be done with a secret: renew it step by step, or use it in another environment too. */
export function SecretLinks({ field, secret }: { field: SecretField; secret: SecretView }) {
  const { project, service } = usePage()
  const fieldAt = { ...useAt(), field: field.id }
  const isUsable = secret.state === 'stored' || secret.state === 'session'
  const mayShare = field.mayBeSame === true && secret.sameAs === undefined && isUsable
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
      {mayShare &&
        service.elsewhere.map(({ environment, secrets }) => (
          <p key={environment} className="line">
            <Button className="link-button" onPress={() => void call('secret.share', { ...fieldAt, to: environment })}>
              {(isHeld(secrets[field.id]) ? texts.shareOver : texts.share)(environmentName(environment))}
            </Button>
          </p>
        ))}
    </>
  )
}
