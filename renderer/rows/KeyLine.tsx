import { environmentName } from '../../shared/values/environments'
import type { FetchedField, SecretField } from '../../shared/catalog/fields'
import { fieldOf, serviceOf } from '../../shared/catalog/services'
import { serviceTexts as texts } from '../../shared/texts/service'
import { shellTexts as shell } from '../../shared/texts/shell'
import type { ServiceView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { clock, useNow } from '../ui/time'
import { FieldLine } from './FieldLine'
import { Line } from '../ui/Line'
import { keyPlace } from './fileWords'
import { PageLink } from './PageLink'
import { usePage } from './pageContext'
import { Button } from '../ui/Button'

/** The line below a fetched key: what is under way, what went wrong, or where the key comes from. */
export function KeyLine({ id, field }: { id: string; field: FetchedField }) {
  const { service } = usePage()
  // A sign-in shows its progress in a panel of its own.
  if (service.work?.action === 'fetch') return <Line id={id}>{service.work.text}…</Line>
  const secret = secretOf(service)
  return (
    <>
      <FieldLine id={id} field={field}>
        <Origin field={field} />
      </FieldLine>
      {service.problems[field.id]?.code === 'rejected' && secret !== undefined && (
        <p className="line">
          <PageLink field={secret} />
        </p>
      )}
    </>
  )
}

/** The secret that the arrow sends. */
function secretOf({ id }: ServiceView): SecretField | undefined {
  const declared = serviceOf(id)
  const secret = declared.fetch && fieldOf(declared, declared.fetch.secret)
  return secret?.kind === 'secret' ? secret : undefined
}

function NotFetched() {
  const { service } = usePage()
  const secret = secretOf(service)
  const isPasted = secret === undefined || service.secrets[secret.id]?.state !== 'absent'
  return isPasted ? texts.neverFetched : texts.pasteFirst(secret.label)
}

function Origin({ field }: { field: FetchedField }) {
  const { service } = usePage()
  const setting = service.settings[field.id]
  const asset = service.targets.find(({ ships }) => ships)
  if (setting?.source === 'file') return texts.foundIn(asset?.path ?? '')
  if (service.fetched === null && setting?.value === '') return <NotFetched />
  return <Saved />
}

/** About a saved key: when it was fetched, which file holds it, and whether another environment has the same one. */
function Saved() {
  const { project, service } = usePage()
  const now = useNow()
  const { fetched, sameKeyAs: other } = service
  const here = environmentName(project.environment)
  return (
    <>
      {other !== null && <span className="is-warning">{texts.sameKey(environmentName(other), here)} </span>}
      {fetched !== null && (
        <>
          <span className={other === null && fetched.isCurrent ? 'is-done' : ''}>
            {(fetched.isCurrent ? texts.fetched : texts.fetchedBefore)(clock(fetched.at, now))}
          </span>
          {' · '}
        </>
      )}
      {keyPlace(service, project.environment)}
      {fetched !== null && fetched.change !== null && <Replaced was={fetched.change.was} isNewest={fetched.isNewest} />}
    </>
  )
}

function Replaced({ was, isNewest }: { was: string; isNewest: boolean }) {
  return (
    <>
      {` · ${texts.was(was)} `}
      {isNewest && <Undo />}
    </>
  )
}

function Undo() {
  const { project } = usePage()
  return (
    <Button
      className="link-button"
      data-help={shell.undo(project.undo ?? '')}
      onPress={() => void call('history.undo', undefined)}
    >
      {texts.undo}
    </Button>
  )
}
