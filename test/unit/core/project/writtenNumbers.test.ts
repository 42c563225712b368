import { expect, test } from 'vitest'

import { at, projectPath, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const numbers = ['12345678901234567890', '1e400', '-1e400', '0.10', '1E3', '-0', '3.14159265358979323846', '7']

test('a save leaves each number that Latchkey does not own as the team wrote it, at any depth', async () => {
  const project = temporaryFolder('plain-project')
  const list = `[${numbers.join(', ')}, null, "1e400", {"deep": 1.50}]`
  const groups = `{"test": {"organizationName": "Nordlicht", "theirs": 1.0, "runtimeKey": 1e2}, "live": {}}`
  project.write(
    projectPath,
    `{"build": ${list}, "version": 1, "id": "6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001", "services": {"coherence": ${groups}}}`,
  )
  const app = startApp()
  await app.call('project.open', { path: project.root })
  await app.call('setting.write', { ...at, field: 'envVariable', value: 'OTHER' })
  await app.call('setting.write', { ...at, field: 'organizationName', value: '1.0' })

  const saved = project.text(projectPath).replaceAll(/\s/g, '')
  expect(saved).toContain(`"build":${list.replaceAll(' ', '')}`)
  expect(saved).toContain('"theirs":1.0')
  expect(saved).toContain('"runtimeKey":1e2')
  expect(saved).toContain('"envVariable":"OTHER"')
})

test('a number that somebody else changed before a save is saved as they changed it', async () => {
  const project = temporaryFolder('plain-project')
  const write = (build: string) =>
    project.write(projectPath, `{"version": 1, "id": "6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001", "build": ${build}}`)
  write('1e400')
  const app = startApp()
  await app.call('project.open', { path: project.root })
  write('98765432109876543210')
  await app.call('setting.write', { ...at, field: 'envVariable', value: 'OTHER' })
  expect(project.text(projectPath)).toContain('"build": 98765432109876543210')
})

test('a number in the place of a setting is replaced by what the user gives', async () => {
  const project = temporaryFolder('plain-project')
  const groups = `{"test": {"envFile": 5}}`
  project.write(projectPath, `{"version": 1, "id": "6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001", "services": {"coherence": ${groups}}}`)
  const app = startApp()
  await app.call('project.open', { path: project.root })
  await app.call('setting.write', { ...at, field: 'envFile', value: 'a.env' })
  expect(project.text(projectPath)).toContain('"envFile": "a.env"')
})
