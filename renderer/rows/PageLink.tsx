import type { SecretField } from '../../shared/catalog/fields'
import { serviceOf } from '../../shared/catalog/services'
import { call } from '../bridge/bridge'
import { useAt } from './pageContext'
import { Button } from '../ui/Button'

/** A link to the service's page where the secret can be obtained. */
export function PageLink({ field }: { field: SecretField }) {
  const { service } = useAt()
  const link = serviceOf(service).links[field.link]
  if (link === undefined) return null
  return (
    <Button className="link-button" onPress={() => void call('link.open', { service, link: field.link })}>
      {link.label}
    </Button>
  )
}
