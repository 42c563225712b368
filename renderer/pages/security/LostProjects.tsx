import type { StoredSecret } from '../../../shared/securityView'
import { securityTexts } from '../../../shared/texts/security'
import type { ProjectView } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { StoredSecrets } from './StoredSecrets'
import { Button } from '../../ui/Button'

const texts = securityTexts.lost

type Props = { secrets: readonly StoredSecret[]; project: ProjectView | null }

/** Secrets whose project can't be found, and how to get them back. */
export function LostProjects({ secrets, project }: Props) {
  const projects = [...new Set(secrets.map(projectOf))]
  return (
    <>
      <p className="line lost-text">{texts.text}</p>
      {projects.map((id) => (
        <LostProject key={id} id={id} secrets={secrets.filter((secret) => projectOf(secret) === id)} project={project} />
      ))}
    </>
  )
}

function projectOf({ id }: StoredSecret): string {
  return id?.project ?? ''
}

function LostProject({ id, secrets, project }: Props & { id: string }) {
  const known = secrets[0]?.project ?? null
  const name = known?.name ?? securityTexts.noProject
  return (
    <section className="lost" aria-label={name}>
      <div className="lost-head">
        <p className="lost-words">
          <strong>{name}</strong>
          {known !== null && (
            <span className="line">
              {texts.last}
              <code className="selectable">{known.folder}</code>
            </span>
          )}
        </p>
        <Claim id={id} project={project} />
      </div>
      <StoredSecrets label={texts.list(name)} secrets={secrets} isLost />
    </section>
  )
}

/** Only the open project can take them over, and only once the user has said which project it is. */
function Claim({ id, project }: { id: string; project: ProjectView | null }) {
  if (project === null || project.id === id) return <span className="line">{texts.openFirst}</span>
  return (
    <Button className="button" isDisabled={project.boundTo !== null} onPress={() => void call('security.claim', { project: id })}>
      {texts.claim(project.name)}
    </Button>
  )
}
