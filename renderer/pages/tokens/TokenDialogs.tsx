import { usePage } from '../../rows/pageContext'
import { DeleteDialog, RegenerateDialog, RenameDialog } from './ChangeDialogs'
import { CreateDialog } from './CreateDialog'
import { SecretDialog } from './SecretDialog'
import type { ShownToken } from './sorting'

export type Open =
  | { dialog: 'create' }
  | { dialog: 'rename' | 'regenerate' | 'remove'; token: ShownToken }
  | { dialog: 'secret'; field: string; isNew: boolean }

type Props = { open: Open; onOpen: (open: Open | null) => void }

/** The one dialog that is open. Creating or regenerating a token leads to the dialog with the new secret. */
export function TokenDialogs({ open, onOpen }: Props) {
  const { service } = usePage()
  const onClose = () => onOpen(null)
  const onCreated = (field: string) => onOpen({ dialog: 'secret', field, isNew: true })
  switch (open.dialog) {
    case 'create':
      return <CreateDialog onClose={onClose} onCreated={onCreated} />
    case 'rename':
      return <RenameDialog token={open.token} onClose={onClose} />
    case 'regenerate':
      return <RegenerateDialog token={open.token} onClose={onClose} onCreated={onCreated} />
    case 'remove':
      return <DeleteDialog token={open.token} onClose={onClose} />
    case 'secret': {
      const isUnclaimed = service.tokens?.unclaimed.some(({ field }) => field === open.field) === true
      return <SecretDialog field={open.field} isNew={open.isNew} isKept={!open.isNew && !isUnclaimed} onClose={onClose} />
    }
  }
}
