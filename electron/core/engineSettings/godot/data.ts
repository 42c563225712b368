import settings from './data/settings.json'
export const x : string = settings
