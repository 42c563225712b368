import { startApp, type RunningApp } from './appWorld'
import { temporaryFolder } from './folder'
import { json, serve } from './loopback'

/** From now on the user presses nothing, and every question is answered with no. */
export function takeOver({ person }: Pick<RunningApp, 'person'>): void {
  Object.assign(person, { presses: false, says: false })
  person.asked.length = 0
}

export const account = { service: 'cloudeka', environment: 'test' } as const

/** The app with secrets that a portal showed only once, as `token.b1` and so on. */
export async function startWithCreated(count: number) {
  let made = 0
  const { origin } = await serve((response, { method, path }) => {
    if (path.endsWith('/auth')) return json(response, { data: { token: 'jwt.of.sorts' } })
    if (method === 'GET') return json(response, '{"data":[]}')
    made += 1
    const id = /regenerate\/(.+)$/.exec(path)?.[1] ?? `b${made}`
    const made1 = { id, name: `New ${made}`, token: `cldkctl_of0the0new0one${made}`, created_at: null, expired_at: null }
    json(response, { data: made1 })
  })
  const app = startApp()
  const project = temporaryFolder('unity-project')
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  await app.call('setting.write', { ...account, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...account, field: 'portalUrl', value: origin })
  await app.call('secret.store', { ...account, field: 'accessToken', value: 'cldkctl_signs0in' })
  const fields: `token.${string}`[] = []
  for (let each = 1; each <= count; each += 1) {
    const { field } = await app.call('tokens.create', { ...account, name: `N${each}`, expiresOn: null })
    if (field !== null) fields.push(field as `token.${string}`)
  }
  takeOver(app)
  return { app, fields, stored: async () => (await app.call('security.read', undefined)).secrets.length }
}
