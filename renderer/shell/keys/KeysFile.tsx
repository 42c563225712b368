import { late } from '../../ui/late'

export const KeysFile = late(async () => (await import('./KeysDialog')).KeysDialog)
