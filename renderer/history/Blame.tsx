import { late } from '../ui/late'

export const Blame = late(async () => (await import('./BlameDialog')).BlameDialog)
