import { everyoneCanUse } from './everyone'

everyoneCanUse('projects')
