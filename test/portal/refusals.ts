import { refusal } from './coherence'
import { reply, type Failure } from './situation'

/** coherence refuses, or accepts with a remark, in its own words (docs/providers.md A.5). */
export const refusals = {
  'wrong-token': refused(401, 'ERR_INVALID_CREDENTIALS', 'unknown portal token'),
  'token-missing': refused(401, 'ERR_TOKEN_MISSING', 'log in again'),
  forbidden: refused(403, 'ERR_CLIENT_PERMISSION', 'not allowed'),
  'old-client': refused(403, 'ERR_CLIENT_PERMISSION', 'update', {
    'X-Coherence-Client-Minimum-Version': 'v9.0.0',
  }),
  'feature-off': refused(423, 'ERR_NOT_ENABLED', 'enable the feature'),
  'too-many': refused(429, 'ERR_TOO_MANY_REQUESTS', 'slow down', { 'Retry-After': '42' }),
  'bad-request': refused(400, 'ERR_INVALID_INPUT', 'the request was not understood'),
  'bad-request-unknown-code': refused(400, 'ERR_BRAND_NEW', 'only the hint tells what this means'),
  conflict: refused(409, 'ERR_IN_DEPLOYMENT', 'a deployment is running'),
  unprocessable: refused(422, 'ERR_INVALID_CONFIG', 'the project is not set up'),
  'not-found-with-code': refused(404, 'ERR_PROJECT_NOT_FOUND', 'no such project'),
  'error-in-200': refused(200, 'ERR_DISABLED', 'the project is disabled'),
  'error-object-in-200': {
    about: '200 with an error as an object, in nobody’s words',
    act: (situation) => {
      reply(situation, { status: 200, body: { error: { status: 400, code: 'SOMETHING_ELSE', message: 'not today' } } })
    },
  },
  'deleted-project': remarked('X-Coherence-Project-Deleted', '1'),
  'deprecated-client': remarked('X-Coherence-Client-Minimum-Version', 'v9.0.0'),
  'credit-limit': remarked('X-Coherence-Credit-Limit-Exceeded', '1'),
} satisfies Record<string, Failure>

function refused(status: number, code: string, hint: string, headers: Record<string, string> = {}): Failure {
  const names = Object.keys(headers).map((name) => ` and ${name}`)
  return {
    about: `${status} ${code}${names.join('')}`,
    act: (situation) => reply(situation, { ...refusal(status, code, hint), headers }),
  }
}

function remarked(name: string, value: string): Failure {
  return {
    about: `the good answer with ${name}`,
    act: (situation) => {
      const good = situation.good()
      reply(situation, { ...good, headers: { ...good.headers, [name]: value } })
    },
  }
}
