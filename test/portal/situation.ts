import type { ServerResponse } from 'node:http'

import { mapObjects, send, type Answer, type JsonObject } from './exchange'

/** A request that is about to be answered badly. */
export type Situation = {
  response: ServerResponse
  url: URL
  /** What would have been answered. The request takes effect only when this is called. */
  good: () => Answer
  canary: string
  /** The same portal over plain http. */
  plainOrigin: string
  /** Another origin of the same scheme. */
  otherOrigin: string
  /** Milliseconds between the bytes of a slow answer: a second, unless that is too long for a test. */
  dripEvery: number
}

/** One way to misbehave. `about` says in one line what a client gets to see. */
export type Failure = { about: string; act: (situation: Situation) => void }

export function reply({ response, canary }: Situation, answer: Answer): void {
  send(response, answer, canary)
}

/** The good answer, with every project in it changed. */
export function withProjects({ good }: Situation, change: (project: JsonObject) => JsonObject): Answer {
  const answer = good()
  const body = mapObjects(answer.body, (object) => ('runtime_key' in object ? change(object) : object))
  return { ...answer, body }
}
