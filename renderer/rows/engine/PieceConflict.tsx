import type { Draft } from '../../ui/useDraft'
import { DraftConflict } from '../DraftConflict'

type Props = { id: string; draft: Draft; theirs: string }

/** Somebody else changed what is being typed into a field: both values are kept until the user has chosen. */
export function PieceConflict({ id, draft, theirs }: Props) {
  return draft.conflict && <DraftConflict id={`${id}-conflict`} inputId={id} theirs={theirs} {...draft.conflict} />
}
