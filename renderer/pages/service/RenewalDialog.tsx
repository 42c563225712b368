import { useEffect } from 'react'
import { Button } from 'react-aria-components'

import type { SecretField } from '../../../shared/catalog/fields'
import { nameAt, fieldOf, serviceOf } from '../../../shared/catalog/services'
import { serviceTexts as texts } from '../../../shared/texts/service'
import { uiTexts as common } from '../../../shared/texts/ui'
import type { ServiceView } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { Line } from '../../ui/Line'
import { Modal } from '../../ui/Modal'
import { pastedText } from '../../rows/pastedText'
import { useAt, usePage } from '../../rows/pageContext'
import { VerdictLine } from '../../rows/VerdictLine'

const words = texts.renewal

/** A new secret, step by step: made at the service, pasted, checked. The old one stays until the new one works. */
export function RenewalDialog() {
  const { service } = usePage()
  const field = service.renewal === null ? undefined : fieldOf(serviceOf(service.id), service.renewal.field)
  if (service.renewal === null || field?.kind !== 'secret') return null
  return <Steps field={field} renewal={service.renewal} />
}

type Props = { field: SecretField; renewal: NonNullable<ServiceView['renewal']> }

function Steps({ field, renewal }: Props) {
  const { service } = usePage()
  const fieldAt = { ...useAt(), field: field.id }
  const isBusy = service.work !== null
  const isNew = service.secrets[field.id]?.state === 'absent'

  usePasting((value) => void call('renewal.give', { ...fieldAt, value }))

  return (
    <Modal
      title={isNew ? words.generate(field.label) : words.renew(field.label)}
      isOpen
      onClose={() => void call('renewal.drop', fieldAt)}
    >
      <ol className="steps">
        <Generate field={field} />
        <li>
          <p>{words.copy}</p>
          <Button className="button" isDisabled={isBusy} onPress={() => void call('renewal.paste', fieldAt)}>
            {texts.paste(field.label)}
          </Button>
          {renewal.isPasted && <code className="pasted">•••• •••• {renewal.tail ?? '••••'}</code>}
        </li>
        <li>
          <p>{serviceOf(service.id).check?.help}</p>
          {!isNew && <p>{words.old}</p>}
        </li>
      </ol>
      {renewal.checked !== null && !isBusy && <VerdictLine {...renewal.checked} />}
      {!isBusy && <Line problem={service.problems['renewal']} />}
      <Buttons fieldAt={fieldAt} isPasted={renewal.isPasted} isBusy={isBusy} />
    </Modal>
  )
}

/** The first step, which takes place at the service. */
function Generate({ field }: { field: SecretField }) {
  const { project, service } = usePage()
  const declared = serviceOf(service.id)
  const link = declared.links[field.link]
  const environment = nameAt(declared, project.environment) ?? ''
  return (
    <li>
      <p>{field.renewal?.replace('{environment}', environment)}</p>
      {link !== undefined && (
        <Button className="button" onPress={() => void call('link.open', { service: service.id, link: field.link })}>
          {link.label}
        </Button>
      )}
    </li>
  )
}

type ButtonsProps = { fieldAt: Parameters<typeof call<'renewal.check'>>[1]; isPasted: boolean; isBusy: boolean }

function Buttons({ fieldAt, isPasted, isBusy }: ButtonsProps) {
  return (
    <div className="dialog-buttons">
      <Button
        className="button dialog-first"
        isDisabled={!isPasted || isBusy}
        onPress={() => void call('renewal.store', fieldAt)}
      >
        {words.storeAnyway}
      </Button>
      <Button className="button" onPress={() => void call('renewal.drop', fieldAt)}>
        {common.cancel}
      </Button>
      <Button
        className="button is-primary"
        isDisabled={!isPasted}
        isPending={isBusy}
        onPress={() => void call('renewal.check', fieldAt)}
      >
        {words.check}
      </Button>
    </div>
  )
}

/** Takes what Ctrl+V or a middle click pastes anywhere in the dialog, from the event itself. */
function usePasting(paste: (text: string) => void): void {
  useEffect(() => {
    function take(event: ClipboardEvent): void {
      event.preventDefault()
      paste(pastedText(event.clipboardData))
    }
    document.addEventListener('paste', take)
    return () => document.removeEventListener('paste', take)
  })
}
