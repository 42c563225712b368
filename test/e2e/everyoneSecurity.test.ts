import { everyoneCanUse } from './everyone'

everyoneCanUse('security')
