import { RotateCcw } from 'lucide-react'

import type { Field } from '../../shared/catalog/fields'
import { serviceTexts as texts } from '../../shared/texts/service'
import { call } from '../bridge/bridge'
import { IconButton } from '../ui/IconButton'
import { useAt } from './pageContext'

/** Resets to the default, like the arrow beside a changed row in an engine. */
export function ResetButton({ field }: { field: Field }) {
  const at = useAt()
  return (
    <ResetArrow label={field.label} onPress={() => void call('setting.reset', { ...at, field: field.id })} isTabStop={false} />
  )
}

type ArrowProps = { label: string; onPress: () => void; isTabStop?: boolean }

export function ResetArrow({ label, ...props }: ArrowProps) {
  return <IconButton label={texts.reset(label)} icon={RotateCcw} {...props} />
}
