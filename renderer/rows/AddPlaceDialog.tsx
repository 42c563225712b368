import { useState } from 'react'
import { Input, Label, Text, TextField as Field } from 'react-aria-components'

import type { FetchedField, TextField } from '../../shared/catalog/fields'
import type { Failure } from '../../shared/errors'
import { formatOfName, ownFormats, type OwnFormat } from '../../shared/ownFormats'
import { ownPlaceTexts as texts } from '../../shared/texts/ownPlaces'
import { environmentName, type Environment } from '../../shared/values/environments'
import { ask, call } from '../bridge/bridge'
import { Button } from '../ui/Button'
import { Choices } from '../ui/Choices'
import { FormDialog } from '../ui/FormDialog'
import { useOnce } from '../ui/useOnce'
import { PlaceKey } from './PlaceKey'
import { useAt } from './pageContext'
import { useLook } from './useLook'

type Props = { field: TextField | FetchedField; onClose: () => void }

/** Adds a place to a field: which file, of which kind, and which key in it. Nothing is written there yet. */
export function AddPlaceDialog({ field, onClose }: Props) {
  const { asked, look, name, choose, setKey, isForAll, setForAll } = usePlace(field)
  const [failure, setFailure] = useState<Failure>()
  const { once, isBusy } = useOnce()
  const { file, format, key } = asked

  async function browse(): Promise<void> {
    const reply = await ask('place.choose', undefined)
    if (!reply.ok) setFailure(reply.failure)
    else if (reply.value.file !== null) name(reply.value.file)
  }

  async function add(): Promise<void> {
    const reply = await ask('place.add', { ...asked, isForAll })
    if (reply.ok) onClose()
    else setFailure(reply.failure)
  }

  return (
    <FormDialog
      title={texts.title(field.label)}
      confirm={texts.add}
      isReady={file !== '' && look.problem === null && look.now !== null}
      isBusy={isBusy}
      problem={failure}
      onConfirm={() => once(add)}
      onClose={onClose}
    >
      <p className="dialog-text place-intro">{texts.text}</p>
      <FileField file={file} onChange={name} onBrowse={() => void browse()} />
      <label className="form-row">
        {texts.kind}
        <select className="select" value={format} onChange={({ target }) => void choose(kindOf(target.value))}>
          {ownFormats.map((one) => (
            <option key={one} value={one}>
              {texts.kinds[one]}
            </option>
          ))}
        </select>
      </label>
      <PlaceKey format={format} text={key} look={look} isForAll={!field.perEnvironment} onChange={setKey} />
      {field.perEnvironment && format !== 'keysFile' && (
        <Scope environment={asked.environment} isForAll={isForAll} onChange={setForAll} />
      )}
    </FormDialog>
  )
}

const kindOf = (value: string): OwnFormat => ownFormats.find((one) => one === value) ?? 'jsonTree'

/** What is chosen so far, and what stands there now. */
function usePlace(field: Props['field']) {
  const [file, setFile] = useState('')
  const [format, setFormat] = useState<OwnFormat>('jsonTree')
  const [key, setKey] = useState('')
  const [isForAll, setForAll] = useState(false)
  const asked = { ...useAt(), field: field.id, file, format, key }

  function name(next: string): void {
    setFile(next)
    setFormat(formatOfName(next) ?? format)
  }

  async function choose(kind: OwnFormat): Promise<void> {
    setFormat(kind)
    setKey('')
    if (kind !== 'keysFile' || file !== '') return
    const keys = await call('keys.read', { file: '' })
    if (keys !== null) setFile((typed) => (typed === '' ? keys.file : typed))
  }

  return { asked, look: useLook(asked), name, choose, setKey, isForAll, setForAll }
}

type FileProps = { file: string; onChange: (file: string) => void; onBrowse: () => void }

function FileField({ file, onChange, onBrowse }: FileProps) {
  return (
    <Field className="form-row" value={file} onChange={onChange} autoComplete="off" maxLength={300} autoFocus>
      <Label>{texts.file}</Label>
      <div className="place-file">
        <div className="field">
          <Input className="field-input mono" spellCheck={false} />
        </div>
        <Button className="button" aria-label={texts.browseFile} onPress={onBrowse}>
          {texts.browse}
        </Button>
      </div>
      <Text slot="description" className="line">
        {texts.fileHelp}
      </Text>
    </Field>
  )
}

type ScopeProps = { environment: Environment; isForAll: boolean; onChange: (isForAll: boolean) => void }

function Scope({ environment, isForAll, onChange }: ScopeProps) {
  return (
    <div className="form-row">
      <span aria-hidden>{texts.scope}</span>
      <Choices
        className="choices"
        label={texts.scope}
        value={isForAll ? 'all' : 'one'}
        choices={[
          { value: 'one', className: 'choice', content: texts.forOne(environmentName(environment)) },
          { value: 'all', className: 'choice', content: texts.forAll },
        ]}
        onChange={(value) => onChange(value === 'all')}
      />
    </div>
  )
}
