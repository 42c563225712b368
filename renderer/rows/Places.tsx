import type { SecretField, TextField } from '../../shared/catalog/fields'
import type { PlaceView } from '../../shared/placeView'
import { serviceTexts } from '../../shared/texts'
import { call } from '../bridge/bridge'
import { Button } from '../ui/Button'
import { Line } from '../ui/Line'
import { useAt, usePage } from './pageContext'

const texts = serviceTexts.places

/** All places of a field's value in the game's files, each with its state and what can be done about it. */
export function Places({ field }: { field: TextField | SecretField }) {
  const { project, service } = usePage()
  const at = useAt()
  const places = service.places[field.id] ?? []
  if (places.length === 0) return null
  const open = places.filter(mayWrite).map(({ target }) => target)
  return (
    <>
      <ul className="places" aria-label={texts.of(field.label)}>
        {places.map((place) => (
          <Place key={place.target} field={field} place={place} />
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

function Place({ field, place }: { field: TextField | SecretField; place: PlaceView }) {
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

function wordsOf({ state, theirs, holds, ships }: PlaceView): { text: string; tone: Tone } {
  switch (state) {
    case 'same':
      return { text: texts.states.same, tone: 'ok' }
    case 'differs':
      return {
        text: theirs === null ? texts.states.absent : theirs === '' ? texts.empty : texts.differs(theirs),
        tone: 'warning',
      }
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

function secretWords(holds: PlaceView['holds'], ships: boolean): string {
  if (holds !== null) return texts.secretOf(holds)
  return ships ? texts.secretShips : texts.states.secret
}

function Actions({ field, place: { target, path, state, theirs, holds } }: { field: TextField | SecretField; place: PlaceView }) {
  const { project, service } = usePage()
  const at = useAt()
  if (project.readOnly !== null) return null
  const act = (label: string, onPress: () => void) => (
    <Button className="link-button" aria-label={texts.actIn(label, path)} onPress={onPress}>
      {label}
    </Button>
  )
  if (state === 'secret') {
    if (holds !== null) return null
    return act(texts.move, () => void call('secret.move', { ...at, field: field.id, target }))
  }
  if (state !== 'differs') return null
  const base = service.settings[field.id]?.value ?? ''
  return (
    <>
      {act(texts.write, () => void call('targets.preview', { ...at, ids: [target] }))}
      {theirs !== null &&
        theirs !== '' &&
        act(texts.use, () => void call('setting.write', { ...at, field: field.id, value: theirs, base }))}
    </>
  )
}
