import { env } from 'node:process'

// Every worker gets its own session, so that workers share neither clipboard nor keyring.
const sessions = JSON.parse(env['LATCHKEY_SESSIONS'] ?? '[]') as NodeJS.ProcessEnv[]
const session = sessions[Number(env['VITEST_POOL_ID']) - 1]
if (session === undefined) throw new Error('Run the end-to-end tests with: npm run test:e2e')
Object.assign(env, session)
