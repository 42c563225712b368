import { useId } from 'react'

import type { SlotView } from '../../../shared/securityView'
import { securityTexts as texts } from '../../../shared/texts/security'
import { shellTexts as shell } from '../../../shared/texts/shell'
import type { Protection as ProtectionView } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { OnOffInput } from '../../rows/preferences/OnOffInput'
import { Row } from '../../rows/Row'
import { clock, useNow } from '../../ui/time'
import { askFor } from './asking'
import { Offers } from './Offers'
import { passphraseKey, requiredKey } from './searchRows'
import { Button } from '../../ui/Button'

type Props = { protection: ProtectionView; slots: readonly SlotView[] }

export function Protection({ protection, slots }: Props) {
  return (
    <>
      <Now protection={protection} />
      <UnlockMethods slots={slots} />
      <PassphraseRow protection={protection} />
      <RequiredRow protection={protection} />
    </>
  )
}

/** Whether the keychain alone opens the vault. */
export function RequiredRow({ protection: { passphrase } }: { protection: ProtectionView }) {
  const id = useId()
  const isRequired = passphrase === 'only'
  return (
    <Row label={texts.required} rowKey={requiredKey}>
      <OnOffInput
        id={id}
        label={texts.required}
        help={passphrase === 'none' ? texts.setFirst : texts.requiredHelp}
        isOn={isRequired}
        isDisabled={passphrase === 'none'}
        onChange={() => askFor(isRequired ? 'free' : 'require')}
      />
    </Row>
  )
}

function Now({ protection }: { protection: ProtectionView }) {
  const { state, text, advice, offers, hidden, passphrase } = protection
  const hide = passphrase === 'only' ? shell.lock : shell.hide
  const needsPassphrase = state === 'locked' && offers.includes('passphrase')
  return (
    <div className="row">
      <div className="row-label">{texts.now}</div>
      <div>
        <p className="protection-now">
          <span className={`protection is-${state}`}>
            <span className="status-dot" aria-hidden />
          </span>
          {text}.
        </p>
        {advice !== null && <p className="line">{advice}</p>}
        <div className="control">
          <Offers protection={protection} />
          {!needsPassphrase && (
            <Button className="button" onPress={() => void call(hidden ? 'vault.show' : 'vault.hide', undefined)}>
              {hidden ? shell.show : hide}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

function UnlockMethods({ slots }: { slots: readonly SlotView[] }) {
  const now = useNow()
  return (
    <div className="row">
      <div className="row-label">{texts.unlockMethods}</div>
      <ul className="unlockMethods">
        {slots.length === 0 && <li className="line">{texts.noUnlockMethods}</li>}
        {slots.map((slot) => (
          <li key={`${slot.kind} ${slot.createdAt}`}>
            {texts.slot(slot)}
            {slot.createdAt !== null && <span className="line"> {texts.since(clock(slot.createdAt, now))}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Sets, changes and removes the passphrase. */
export function PassphraseRow({ protection: { passphrase, state } }: { protection: ProtectionView }) {
  return (
    <Row label={texts.passphrase} rowKey={passphraseKey}>
      <div className="control">
        {passphrase === 'none' ? (
          <Button className="button" onPress={() => askFor('set')}>
            {texts.set}
          </Button>
        ) : (
          <>
            <Button className="button" onPress={() => askFor('change')}>
              {texts.change}
            </Button>
            <Button className="button" onPress={() => askFor('remove')}>
              {texts.remove}
            </Button>
            {state === 'locked' && (
              <Button className="button" onPress={() => askFor('startOver')}>
                {texts.forgotten}
              </Button>
            )}
          </>
        )}
      </div>
      <p className="line">{texts[passphrase]}</p>
    </Row>
  )
}
