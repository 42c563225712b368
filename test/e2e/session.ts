import { env } from 'node:process'

// Every worker moves into a session of its own, where it meets neither the clipboard nor the keyring of another.
const sessions = JSON.parse(env['LATCHKEY_SESSIONS'] ?? '[]') as NodeJS.ProcessEnv[]
const session = sessions[Number(env['VITEST_POOL_ID']) - 1]
if (session === undefined) throw new Error('Run the end-to-end tests with: npm run test:e2e')
Object.assign(env, session)
