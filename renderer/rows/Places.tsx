import type { FetchedField, SecretField, TextField } from '../../shared/catalog/fields'
import type { PlaceView } from '../../shared/placeView'
import { ownPlaceTexts } from '../../shared/texts/ownPlaces'
import { gameFileTexts } from '../../shared/texts/gameFiles'
import { call } from '../bridge/bridge'
import { Button } from '../ui/Button'
import { Line } from '../ui/Line'
import { useAt, usePage } from './pageContext'

const texts = gameFileTexts.places

export type Placed = TextField | FetchedField | SecretField

/** All places of a field's value in the game's files, each with its state and what can be done about it. */
export function Places({ field }: { field: Placed }) {
  const { project, service } = usePage()
  const at = useAt()
  const places = service.places[field.id] ?? []
  if (places.length === 0) return null
  const open = places.filter(mayWrite).map(({ target }) => target)
  return (
    <>
      <ul className="places" aria-label={texts.of(field.label)}>
        {places.map((place) => (
          <Place key={`${place.target}/${place.own?.id ?? ''}`} field={field} place={place} />
        ))}
      </ul>
      {open.length > 1 && project.readOnly === null && (
        <p className="line">
          <Button className="link-button" onPress={() => void call('targets.preview', { ...at, ids: open })}>
            {texts.writeAll}
          </Button>
        </p>
      )}
    </>
  )
}

const mayWrite = ({ state }: PlaceView): boolean => state === 'differs'

function Place({ field, place }: { field: Placed; place: PlaceView }) {
  const { path, key, ships, why } = place
  const { text, tone } = wordsOf(place)
  return (
    <li className="place">
      <span className={`place-dot is-${tone}`} aria-hidden />
      <code className="place-where" title={`${path} · ${key}`}>
        <span className="place-path">
          <bdi>{path}</bdi>
        </span>
        <span className="place-key">{` · ${shortKey(key)}`}</span>
      </code>
      <span className={`place-state is-${tone}`} title={text}>
        {text}
      </span>
      <span className="place-rest">
        {ships && place.state !== 'secret' && <span className="is-dim">{texts.ships}</span>}
        <Actions field={field} place={place} />
      </span>
      {why !== null && <Line problem={why} />}
    </li>
  )
}

/** The name of a property that C# keeps in a field it names itself. */
const shortKey = (key: string): string => key.replaceAll(/<(\w+)>k__BackingField/g, '$1')

type Tone = 'ok' | 'warning' | 'error' | 'dim'

function wordsOf({ state, theirs, isHidden, holds, ships }: PlaceView): { text: string; tone: Tone } {
  switch (state) {
    case 'same':
      return { text: texts.states.same, tone: 'ok' }
    case 'differs':
      return { text: isHidden ? texts.hidden : differing(theirs), tone: 'warning' }
    case 'secret':
      return { text: secretWords(holds, ships), tone: ships ? 'error' : 'warning' }
    case 'others':
      return { text: texts.others(holds), tone: 'dim' }
    case 'refused':
      return { text: texts.states.refused, tone: 'error' }
    default:
      return { text: texts.states[state], tone: 'dim' }
  }
}

function differing(theirs: string | null): string {
  if (theirs === null) return texts.states.absent
  return theirs === '' ? texts.empty : texts.differs(theirs)
}

function secretWords(holds: PlaceView['holds'], ships: boolean): string {
  if (holds !== null) return texts.secretOf(holds)
  return ships ? texts.secretShips : texts.states.secret
}

function Actions({ field, place }: { field: Placed; place: PlaceView }) {
  const { project } = usePage()
  const at = useAt()
  const { target, path, key, state, own, holds } = place
  if (project.readOnly !== null) return null
  return (
    <>
      {state === 'secret' && holds === null && (
        <Act label={texts.move} path={path} onPress={() => void call('secret.move', { ...at, field: field.id, target })} />
      )}
      {state === 'differs' && <Differing field={field} place={place} />}
      {own !== undefined && (
        <Button
          className="link-button"
          aria-label={texts.actIn(ownPlaceTexts.remove, `${path} · ${key}`)}
          onPress={() => void call('place.remove', { ...at, field: field.id, ...own })}
        >
          {ownPlaceTexts.remove}
        </Button>
      )}
    </>
  )
}

function Differing({ field, place: { target, path, theirs } }: { field: Placed; place: PlaceView }) {
  const { service } = usePage()
  const at = useAt()
  const base = service.settings[field.id]?.value ?? ''
  return (
    <>
      <Act label={texts.write} path={path} onPress={() => void call('targets.preview', { ...at, ids: [target] })} />
      {field.kind === 'text' && theirs !== null && theirs !== '' && (
        <Act
          label={texts.use}
          path={path}
          onPress={() => void call('setting.write', { ...at, field: field.id, value: theirs, base })}
        />
      )}
    </>
  )
}

function Act({ label, path, onPress }: { label: string; path: string; onPress: () => void }) {
  return (
    <Button className="link-button" aria-label={texts.actIn(label, path)} onPress={onPress}>
      {label}
    </Button>
  )
}
