import { everyoneCanUse } from './everyone'

everyoneCanUse('services')
