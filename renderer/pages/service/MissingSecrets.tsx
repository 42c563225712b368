import { X } from 'lucide-react'

import { environmentName } from '../../../shared/values/environments'
import type { SecretField } from '../../../shared/catalog/fields'
import { fieldOf, serviceOf } from '../../../shared/catalog/services'
import { missingTexts as texts } from '../../../shared/texts'
import type { ProjectView, ServiceView } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { IconButton } from '../../ui/IconButton'
import { focusField } from './focusField'
import { Button } from '../../ui/Button'

type Props = { project: ProjectView | null; onService: (id: ServiceView['id']) => void }

/** The secrets a fresh clone lacks, and where to get each. Shown until the user dismisses it. */
export function MissingSecrets({ project, onService }: Props) {
  if (project === null) return null
  const { environment, services } = project
  const missing = services.flatMap((service) => service.missing.map((one) => ({ ...one, service: service.id })))
  if (missing.every(({ isDismissed }) => isDismissed)) return null
  return (
    <section className="banner missing" aria-label={texts.label}>
      <div className="banner-row">
        <strong>{texts.title(missing.length)}</strong>
        <IconButton label={texts.dismiss} icon={X} onPress={() => void call('missing.dismiss', undefined)} />
      </div>
      <p className="is-dim">{texts.text(environmentName(environment))}</p>
      <ul className="missing-list">
        {missing.map(({ service, field }) => (
          <Item key={`${service}/${field}`} service={service} field={field} onService={onService} />
        ))}
      </ul>
    </section>
  )
}

type ItemProps = { service: ServiceView['id']; field: string; onService: Props['onService'] }

function Item({ service, field, onService }: ItemProps) {
  const declared = serviceOf(service)
  const secret = fieldOf(declared, field)
  if (secret === undefined || secret.kind !== 'secret') return null
  const link = declared.links[secret.link]

  function show(): void {
    onService(service)
    focusField(field)
  }

  return (
    <li className="missing-item">
      <span>
        <strong>{secret.label}</strong> <span className="is-dim">{declared.label}</span>
      </span>
      <Where secret={secret} />
      <span className="missing-buttons">
        {link !== undefined && (
          <Button
            className="link-button"
            aria-label={texts.link(link.label, secret.label)}
            onPress={() => void call('link.open', { service, link: secret.link })}
          >
            {link.label}
          </Button>
        )}
        <Button className="button" aria-label={`${texts.show}: ${secret.label}, ${declared.label}`} onPress={show}>
          {texts.show}
        </Button>
      </span>
    </li>
  )
}

function Where({ secret }: { secret: SecretField }) {
  return <span className="missing-where is-dim">{secret.help}</span>
}
