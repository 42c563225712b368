import { late } from '../ui/late'

export const History = late(async () => (await import('./HistoryDialog')).HistoryDialog)
