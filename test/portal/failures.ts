import { badValues } from './badValues'
import { faults } from './faults'
import { floods } from './floods'
import { interruptions } from './interruptions'
import { lists } from './lists'
import { redirects } from './redirects'
import { refusals } from './refusals'
import type { Failure } from './situation'
import { unclear } from './unclear'

/** Every way the mock server can misbehave, grouped for the reader. */
export const failureGroups = {
  'Refusals and remarks': refusals,
  'A portal that is broken, or none': faults,
  'Wrong values': badValues,
  'Lists, ids and dates': lists,
  'Too much': floods,
  'Too slow, or broken off': interruptions,
  'Done, or not': unclear,
  'Sent elsewhere': redirects,
} satisfies Record<string, Record<string, Failure>>

const failures = { ...refusals, ...faults, ...badValues, ...lists, ...floods, ...interruptions, ...unclear, ...redirects }

export type FailureName = keyof typeof failures

export function isFailureName(name: string): name is FailureName {
  return Object.hasOwn(failures, name)
}

export function failureOf(name: FailureName): Failure {
  return failures[name]
}
