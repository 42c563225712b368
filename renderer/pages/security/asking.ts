import { createAsked } from '../../ui/asked'
import type { FormKind } from './forms'

/** The questions that can be asked from anywhere in the window, one at a time. */
export type Question = FormKind | 'weak'

export const { ask: askFor, useAsked: useQuestion } = createAsked<Question>()
