import { expect, test } from 'vitest'

import { builtIn } from '../../../../shared/catalog/builtIn'
import { doubtOf, problemOf } from '../../../../shared/catalog/rules'
import { fieldOf } from '../../../../shared/catalog/services'
import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const hex = (length: number) => '0a1b2c3d4e5f6789'.repeat(4).slice(0, length)
const uuid = '01234567-89ab-4cde-8f01-23456789abcd'

function field(path: string) {
  const [service = '', id = ''] = path.split('/')
  const declared = builtIn.find((each) => each.id === service) ?? expect.unreachable(service)
  const found = fieldOf(declared, id) ?? expect.unreachable(path)
  return found.kind === 'switch' || found.kind === 'files' || found.kind === 'fetched' ? expect.unreachable(path) : found
}

const classes = {
  'photon/appIdRealtime': 'runtime',
  'firebase/apiKey': 'runtime',
  'playfab/titleId': 'runtime',
  'playfab/secretKey': 'secret',
  'gameanalytics/gameKeyAndroid': 'runtime',
  'gameanalytics/secretKeyAndroid': 'runtime',
  'unity-services/projectId': 'runtime',
  'unity-services/environmentName': 'shared',
  'unity-services/keyId': 'secret',
  'unity-services/secretKey': 'secret',
  'lootlocker/apiKey': 'runtime',
  'lootlocker/serverKey': 'secret',
  'lootlocker/adminToken': 'secret',
  'sentry/dsn': 'runtime',
  'sentry/authToken': 'secret',
  'epic/clientId': 'runtime',
  'epic/clientSecret': 'runtime',
  'steam/appId': 'runtime',
  'steam/webApiKey': 'secret',
  'supabase/publishableKey': 'runtime',
  'supabase/secretKey': 'secret',
  'nakama/serverKey': 'runtime',
  'nakama/httpKey': 'secret',
  'discord/applicationId': 'runtime',
  'discord/botToken': 'secret',
  'discord/webhookUrl': 'secret',
  'talo/accessKey': 'runtime',
  'itch/apiKey': 'secret',
}

test.each(Object.entries(classes))('%s is of the class %s', (path, its) => {
  expect(field(path).class).toBe(its)
})

const variables = {
  'unity-services/keyId': 'UGS_CLI_SERVICE_KEY_ID',
  'unity-services/secretKey': 'UGS_CLI_SERVICE_SECRET_KEY',
  'unity-services/projectId': 'UGS_CLI_PROJECT_ID',
  'unity-services/environmentName': 'UGS_CLI_ENVIRONMENT_NAME',
  'sentry/dsn': 'SENTRY_DSN',
  'sentry/authToken': 'SENTRY_AUTH_TOKEN',
  'sentry/organization': 'SENTRY_ORG',
  'sentry/project': 'SENTRY_PROJECT',
  'epic/productId': 'PRODUCT_ID',
  'epic/encryptionKey': 'ENCRYPTION_KEY',
  'itch/apiKey': 'BUTLER_API_KEY',
  'unity-license/serial': 'UNITY_SERIAL',
  'unity-license/password': 'UNITY_PASSWORD',
}

test.each(Object.entries(variables))('%s has the name that the service’s own tools read: %s', (path, name) => {
  expect(field(path).variable).toBe(name)
})

const shapes: readonly (readonly [path: string, environment: string, usual: string, unusual: string])[] = [
  ['photon/appIdFusion', 'test', uuid, uuid.toUpperCase()],
  ['firebase/apiKey', 'test', `AIza${'a-_3B'.repeat(7)}`, `AIza${'a'.repeat(34)}`],
  ['playfab/titleId', 'test', '9A1B2', '9A1B2C3'],
  ['playfab/secretKey', 'test', 'A1'.repeat(25), 'a1'.repeat(25)],
  ['gameanalytics/gameKeyIos', 'test', hex(32), hex(31)],
  ['gameanalytics/secretKeyIos', 'test', hex(40), hex(32)],
  ['unity-services/keyId', 'test', uuid, hex(32)],
  ['lootlocker/apiKey', 'test', `dev_${hex(32)}`, `prod_${hex(32)}`],
  ['lootlocker/apiKey', 'live', `prod_${hex(32)}`, `dev_${hex(32)}`],
  ['lootlocker/serverKey', 'live', `prod_${hex(32)}`, `dev_${hex(32)}`],
  ['lootlocker/apiKey', 'staging', `dev_${hex(32)}`, hex(40)],
  ['lootlocker/domainKey', 'test', 'ab12cd34', 'ab12cd345'],
  ['sentry/dsn', 'test', `https://${hex(32)}@o12.ingest.us.sentry.io/345`, `https://o12.ingest.sentry.io/345`],
  ['sentry/authToken', 'test', `sntryu_${hex(64)}`, `sntryu_${hex(63)}`],
  ['epic/clientId', 'test', `xyza7891${'aB3'.repeat(8)}`, `xyza${'aB3'.repeat(8)}`],
  ['epic/clientSecret', 'test', `${'a/+'.repeat(14)}Z`, hex(42)],
  ['epic/encryptionKey', 'test', hex(64), hex(32)],
  ['epic/productId', 'test', uuid, 'product'],
  ['steam/appId', 'test', '4800', '480'],
  ['steam/webApiKey', 'test', hex(32).toUpperCase(), hex(32)],
  ['supabase/publishableKey', 'test', 'sb_publishable_x', 'x'],
  ['supabase/secretKey', 'test', `sb_secret_${'a_-3'.repeat(8).slice(1)}`, 'sb_publishable_x'],
  ['supabase/accessToken', 'test', `sbp_${hex(40)}`, hex(40)],
  ['nakama/serverKey', 'live', 'a-key-of-ours', 'defaultkey'],
  ['nakama/serverKey', 'test', 'defaultkey', ''],
  ['nakama/httpKey', 'test', 'default', 'defaulthttpkey'],
  ['discord/applicationId', 'test', '123456789012345678', '1234567890'],
  ['discord/botToken', 'test', `${'aB3_'.repeat(6)}.a-b_c3.${'x'.repeat(38)}`, 'x'.repeat(59)],
  ['itch/apiKey', 'test', 'aB3d'.repeat(10), 'aB3d'],
  ['unity-license/serial', 'test', 'F4-AB12-CD34-EF56-0123-4567', 'F4-AB12'],
]

test.each(shapes.filter(([, , , unusual]) => unusual !== ''))(
  'what is unusual about %s in %s is said of such a value only',
  (path, environment, usual, unusual) => {
    expect(doubtOf(field(path), usual, environment)).toBeNull()
    expect(doubtOf(field(path), unusual, environment)).toEqual(expect.stringMatching(/\w\.$/))
  },
)

test('a key of every fresh server is good enough for tests', () => {
  expect(doubtOf(field('nakama/serverKey'), 'defaultkey', 'test')).toBeNull()
})

test('a secret key is not taken where a key that ships belongs', () => {
  const { kind, ...rules } = field('supabase/publishableKey')
  expect(kind).toBe('text')
  expect(problemOf(rules as object, `sb_secret_${hex(31)}`)).toContain('secret key')
  for (const good of ['', 's', 'sb_', 'sb_publishable_x', 'eyJ']) expect(problemOf(rules as object, good)).toBeNull()
})

test('a secret for another environment is stored, with a word about it', async () => {
  const app = startApp()
  const project = temporaryFolder('plain-project')
  await app.call('project.open', { path: project.root })
  await app.call('service.show', { service: 'lootlocker', isShown: true })
  const note = () => app.view().project?.services.find(({ id }) => id === 'lootlocker')?.notes['serverKey']
  const store = async (environment: string) => {
    await app.call('environment.select', { environment })
    await app.call('secret.store', { service: 'lootlocker', environment, field: 'serverKey', value: `dev_${hex(32)}` })
  }
  await store('test')
  expect(note()).toBeUndefined()
  await store('live')
  expect(note()?.text).toContain('begins with dev_')
})
