import { everyoneCanUse } from './everyone'

everyoneCanUse('general')
