import type { Environment } from '../../shared/values/environments'

/** A row of a page, in an environment. A null row means the page as a whole. */
export type RowAim = { page: string; row: string | null; environment: Environment }
