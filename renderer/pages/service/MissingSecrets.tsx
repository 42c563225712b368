import { X } from 'lucide-react'

import { fieldOf, serviceOf } from '../../../shared/catalog/services'
import { missingTexts as texts } from '../../../shared/texts/missing'
import type { ProjectView, ServiceView } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { IconButton } from '../../ui/IconButton'
import { Held } from '../../ui/Held'
import { focusField } from './focusField'
import { Button } from '../../ui/Button'

type Props = {
  project: ProjectView | null
  /** The page that is shown. The secrets of a service are not named on its own page, which says it beside each of them. */
  page: string
  onService: (id: ServiceView['id']) => void
}

const most = 3

/** One line that leads to the secrets a fresh clone lacks. Shown until the user dismisses it. */
export function MissingSecrets({ project, ...props }: Props) {
  if (project === null) return null
  return (
    <Held key={`${project.folder}/${props.page}/${project.environment}`}>
      <Missing project={project} {...props} />
    </Held>
  )
}

function Missing({ project, page, onService }: Props & { project: ProjectView }) {
  const missing = project.services.flatMap((service) => service.missing.map((one) => ({ ...one, service: service.id })))
  const elsewhere = missing.filter(({ service }) => service !== page)
  if (elsewhere.every(({ isDismissed }) => isDismissed)) return null

  return (
    <section className="banner missing" aria-label={texts.label}>
      <p className="missing-line">
        {texts.here}
        {elsewhere.slice(0, most).map(({ service, field }) => (
          <One key={`${service}/${field}`} service={service} field={field} onService={onService} />
        ))}
        {elsewhere.length > most && <span className="is-dim">{texts.more(elsewhere.length - most)}</span>}
      </p>
      <IconButton label={texts.dismiss} icon={X} onPress={() => void call('missing.dismiss', undefined)} />
    </section>
  )
}

type OneProps = Pick<Props, 'onService'> & { service: ServiceView['id']; field: string }

function One({ service, field, onService }: OneProps) {
  const declared = serviceOf(service)
  const label = fieldOf(declared, field)?.label ?? field

  function show(): void {
    onService(service)
    focusField(service, field)
  }

  return (
    <span className="missing-one">
      <Button className="link-button" aria-label={texts.show(label, declared.label)} onPress={show}>
        {label}
      </Button>{' '}
      <span className="is-dim">{declared.label}</span>
    </span>
  )
}
