import { mapObjects } from './exchange'
import { reply, type Failure } from './situation'

/** Done as asked, but with a doubtful answer; and what Cloudeka was seen to answer while broken (docs/providers.md C.1). */
export const unclear = {
  'database-error': {
    about: '400 with an error of the database behind it',
    act: (situation) => reply(situation, { status: 400, body: { message: 'pq: relation "cldkctl_tokens" does not exist' } }),
  },
  'unknown-shape': {
    about: 'the good answer under names nobody knows',
    act: (situation) => {
      const { status, body } = situation.good()
      const renamed = mapObjects(body, (object) => {
        return Object.fromEntries(Object.entries(object).map(([name, value]) => [`new_${name}`, value]))
      })
      reply(situation, { status, body: renamed })
    },
  },
  'slow-answer': {
    about: 'the good answer, three seconds late',
    act: (situation) => {
      const answer = situation.good()
      const timer = setTimeout(() => reply(situation, answer), 3 * situation.dripEvery)
      situation.response.on('close', () => clearTimeout(timer))
    },
  },
  'done-then-cut': {
    about: 'does what was asked and hangs up',
    act: ({ good, response }) => {
      good()
      response.socket?.destroy()
    },
  },
  'done-then-stall': {
    about: 'does what was asked and says nothing',
    act: ({ good }) => void good(),
  },
} satisfies Record<string, Failure>
