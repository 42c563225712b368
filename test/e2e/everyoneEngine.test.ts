import { everyoneCanUse } from './everyone'

everyoneCanUse('engine')
