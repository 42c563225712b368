import { everyoneCanUse } from './everyone'

everyoneCanUse('rows')
