import { everyoneCanUse } from './everyone'

everyoneCanUse('coherence')
