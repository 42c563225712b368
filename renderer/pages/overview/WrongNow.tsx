import { serviceOf } from '../../../shared/catalog/services'
import { overviewTexts } from '../../../shared/texts/overview'
import { environmentName } from '../../../shared/values/environments'
import type { ProjectView } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { Button } from '../../ui/Button'
import { fileName } from './cell'
import { drifted, foundSecrets, type FoundSecret, type Wrong } from './wrong'

const texts = overviewTexts.wrong

/** More of one kind are counted. */
const most = 3

type Props = { project: ProjectView; onShow: (wrong: Wrong) => void }

/** What is wrong now: secrets in files of the game, and files with other values than those saved. */
export function WrongNow({ project, onShow }: Props) {
  const secrets = foundSecrets(project)
  const differing = drifted(project)
  return (
    <div className="overview-wrong">
      {secrets.slice(0, most).map((found) => (
        <Secret key={`${nameOf(found)} ${found.place.path}`} project={project} found={found} onShow={onShow} />
      ))}
      {secrets.length > most && <p className="line overview-more">{texts.more(secrets.length - most)}</p>}
      {differing.length > 0 && (
        <div className="banner tone-warning overview-banner" role="note">
          <strong className="is-warning">{texts.differs}</strong>
          <span className="overview-what">
            {differing.slice(0, most).map((wrong) => (
              <Button
                key={placeOf(project, wrong)}
                className="link-button"
                aria-label={texts.shown(placeOf(project, wrong))}
                onPress={() => onShow(wrong)}
              >
                {placeOf(project, wrong)}
              </Button>
            ))}
            {differing.length > most && <span className="is-dim">{texts.more(differing.length - most)}</span>}
          </span>
        </div>
      )}
    </div>
  )
}

function Secret({ project, found, onShow }: Props & { found: FoundSecret }) {
  const { service, field, place } = found
  const name = nameOf(found)
  const at = { service: service.id, environment: project.environment, field: field.id, target: place.target }
  return (
    <div className={`overview-banner banner tone-${place.ships ? 'error' : 'warning'}`} role="note">
      <strong className={place.ships ? 'is-error' : 'is-warning'}>{place.ships ? texts.ships : texts.inFile}</strong>
      <span className="overview-what">
        {name} {texts.in} <code title={place.path}>{fileName(place.path)}</code>
      </span>
      <span className="overview-answers">
        <Button className="link-button" aria-label={texts.shown(name)} onPress={() => onShow(found)}>
          {texts.show}
        </Button>
        {project.readOnly === null && place.holds === null && (
          <Button className="button" aria-label={texts.moveOf(name)} onPress={() => void call('secret.move', at)}>
            {texts.move}
          </Button>
        )}
      </span>
    </div>
  )
}

/** Its environment is said where another one is shown. */
function placeOf(project: ProjectView, wrong: Wrong): string {
  const { environment } = wrong
  return environment === project.environment ? nameOf(wrong) : texts.at(nameOf(wrong), environmentName(environment))
}

function nameOf({ service, field }: Wrong): string {
  return texts.one(serviceOf(service.id).label, field.label)
}
