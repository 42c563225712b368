import { X } from 'lucide-react'

import { shellTexts as texts } from '../../shared/texts/shell'
import type { Notice } from '../../shared/view'
import { call } from '../bridge/bridge'
import { IconButton } from '../ui/IconButton'

type Props = { notices: readonly Notice[]; trouble: string | null; onDismissTrouble: () => void }

/** Messages that belong to no field. */
export function Notices({ notices, trouble, onDismissTrouble }: Props) {
  return (
    // The region is always there, so that screen readers announce what appears in it.
    <section className="notices" aria-label={texts.notices} aria-live="polite">
      {trouble !== null && <Item tone="error" text={trouble} onDismiss={onDismissTrouble} />}
      {notices.map(({ id, tone, text }) => (
        <Item key={id} tone={tone} text={text} onDismiss={() => void call('notice.dismiss', { id })} />
      ))}
    </section>
  )
}

function Item({ tone, text, onDismiss }: { tone: Notice['tone']; text: string; onDismiss: () => void }) {
  return (
    <div className={`banner tone-${tone}`} role={tone === 'error' ? 'alert' : 'note'}>
      <div className="banner-row">
        <p className="selectable">{text}</p>
        <IconButton label={texts.dismiss} icon={X} onPress={onDismiss} />
      </div>
    </div>
  )
}
