import { Button } from 'react-aria-components'

import { shellTexts as texts } from '../../shared/texts'
import type { Protection } from '../../shared/view'
import { call } from '../bridge'
import { askFor } from './asking'

const actions: Record<Protection['offers'][number], { label: string; act: () => void }> = {
  passphrase: { label: texts.unlock, act: () => askFor('unlock') },
  'try-again': { label: texts.tryAgain, act: () => void call('vault.show', undefined) },
  'accept-weak': { label: texts.acceptWeak, act: () => askFor('weak') },
}

/** What can be done at once about the protection of secrets. */
export function Offers({ offers, onPress }: { offers: Protection['offers']; onPress?: () => void }) {
  return offers.map((offer) => (
    <Button
      key={offer}
      className="button"
      onPress={() => {
        onPress?.()
        actions[offer].act()
      }}
    >
      {actions[offer].label}
    </Button>
  ))
}
