import { late } from '../ui/late'

export const AddPlace = late(async () => (await import('./AddPlaceDialog')).AddPlaceDialog)
