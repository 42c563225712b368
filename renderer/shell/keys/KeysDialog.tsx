import { useEffect, useState } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'

import type { Failure } from '../../../shared/errors'
import { ownPlaceTexts as texts } from '../../../shared/texts/ownPlaces'
import type { KeysView } from '../../../shared/placeContract'
import { ask } from '../../bridge/bridge'
import { FormDialog } from '../../ui/FormDialog'
import { OnOff } from '../../ui/OnOff'
import { useOnce } from '../../ui/useOnce'

type Key = KeysView['keys'][number]

const idOf = ({ service, field }: Pick<Key, 'service' | 'field'>) => `${service}.${field}`

/** Which keys our own source file has. It is written after its diff was seen, as every file of the game. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { view, file, setFile, failure: unread } = useKeys()
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [failure, setFailure] = useState<Failure>()
  const { once, isBusy } = useOnce()
  const isOn = (key: Key) => changed.get(idOf(key)) ?? key.isIn

  async function save(): Promise<void> {
    const keys = view.keys.filter(isOn).map(({ service, field }) => ({ service, field }))
    const reply = await ask('keys.save', { file, keys })
    if (reply.ok) onClose()
    else setFailure(reply.failure)
  }

  return (
    <FormDialog
      title={texts.keysTitle}
      confirm={texts.keysSave}
      isReady={file !== '' && view.keys.length > 0}
      isBusy={isBusy}
      problem={failure ?? unread}
      onConfirm={() => once(save)}
      onClose={onClose}
    >
      <p className="dialog-text place-intro">{texts.keysText}</p>
      <TextField className="form-row" value={file} onChange={setFile} autoComplete="off" maxLength={300} autoFocus>
        <Label>{texts.file}</Label>
        <div className="field">
          <Input className="field-input mono" spellCheck={false} />
        </div>
        <Text slot="description" className="line">
          {texts.keysFileHelp}
        </Text>
      </TextField>
      {view.keys.length === 0 ? (
        <p className="is-dim place-intro">{texts.keysNone}</p>
      ) : (
        <ul className="keys-list" aria-label={texts.keysList}>
          {view.keys.map((key) => (
            <li key={idOf(key)} className="keys-one">
              <OnOff
                label={key.label}
                describedBy={`key-${idOf(key)}`}
                isOn={isOn(key)}
                onChange={(next) => setChanged(new Map([...changed, [idOf(key), next]]))}
              />
              <span>{key.label}</span>
              <code id={`key-${idOf(key)}`} className="is-dim">
                {key.hasValue ? key.name : texts.noneSaved}
              </code>
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  )
}

const nothing: KeysView = { file: '', keys: [] }

/** The keys that the file has and could have. The file is the one that the project has, or has room for, until one is typed. */
function useKeys() {
  const [typed, setFile] = useState<string | null>(null)
  const [view, setView] = useState(nothing)
  const [failure, setFailure] = useState<Failure>()
  useEffect(() => {
    let isNewest = true

    async function read(): Promise<void> {
      const reply = await ask('keys.read', { file: typed ?? '' })
      if (!isNewest) return
      if (reply.ok) setView(reply.value)
      setFailure(reply.ok ? undefined : reply.failure)
    }

    void read()
    return () => {
      isNewest = false
    }
  }, [typed])
  return { view, file: typed ?? view.file, setFile, failure }
}
