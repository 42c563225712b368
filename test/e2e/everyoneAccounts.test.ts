import { everyoneCanUse } from './everyone'

everyoneCanUse('accounts')
