import { shellTexts as texts } from '../../../shared/texts/shell'
import type { Protection } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { askFor } from './asking'
import { Button } from '../../ui/Button'

type Offer = Protection['offers'][number]

const actions: Record<Offer, { label: string; act: (passphrase: Protection['passphrase']) => void }> = {
  passphrase: { label: texts.unlock, act: () => askFor('unlock') },
  'try-again': { label: texts.tryAgain, act: () => void call('vault.show', undefined) },
  'accept-weak': { label: texts.acceptWeak, act: () => askFor('weak') },
  'accept-file': {
    label: texts.acceptFile,
    act: (passphrase) => askFor(passphrase === 'none' ? 'acceptFile' : 'acceptFileWith'),
  },
}

/** What can be done at once about the protection of secrets. */
export function Offers({ protection, onPress }: { protection: Protection; onPress?: () => void }) {
  return protection.offers.map((offer) => (
    <Button
      key={offer}
      className="button"
      onPress={() => {
        onPress?.()
        actions[offer].act(protection.passphrase)
      }}
    >
      {actions[offer].label}
    </Button>
  ))
}
