import { builtIn } from '../../shared/catalog/builtIn'
import { declare } from '../../shared/catalog/services'

// What main asks about services. The page has none of this: it knows the services that its view names.
declare(builtIn)

/** The ids of the services that come with the app, in the order of the tree. */
export const builtInIds: readonly string[] = builtIn.map(({ id }) => id)

export {
  fieldOf,
  fieldsOf,
  keyFieldOf,
  ownFieldsOf,
  knownServices,
  serviceOf,
  serviceWith,
  type ServiceId,
} from '../../shared/catalog/services'
