import { expect, test } from 'vitest'

import { buildOf } from '../../../electron/app/build'
import { readCommandLine } from '../../../electron/app/commandLine'
import { readLink } from '../../../electron/app/link'
import { projectPath, startApp, startWithProject } from '../world/appWorld'
import { loadPage } from '../world/drawn'

const id = '6f1e1c5a-0b52-4f4e-9d57-6f3f3d0c1a11'

test('a link names a project by id, and a page', () => {
  expect(readLink(`latchkey://open?project=${id}&page=cloudeka/tokens`)).toEqual({ project: id, page: 'cloudeka/tokens' })
  expect(readLink(`latchkey://open/?project=${id}`)).toEqual({ project: id, page: null })
})

test.each([
  `latchkey://open?project=${id}&page=security&token=abc`,
  `latchkey://open?project=${id}&project=${id}`,
  'latchkey://open?project=/etc&page=security',
  'latchkey://open?project=..%2f..&page=security',
  `latchkey://open?project=${id}&page=../x`,
  `latchkey://open/path?project=${id}`,
  `latchkey://other?project=${id}`,
  `latchkey://user@open?project=${id}`,
  `latchkey://open?project=${id}#x`,
  `latchkey:open?project=${id}`,
  `https://open?project=${id}`,
  `latchkey://open?project=${id}&page=${'a'.repeat(600)}`,
  'latchkey:',
])('%s is no link of ours', (text) => {
  expect(readLink(text)).toBeNull()
})

test('a link on the command line is noticed, and is never a switch', () => {
  expect(readCommandLine(['latchkey', `latchkey://open?project=${id}`], '/')).toMatchObject({
    link: `latchkey://open?project=${id}`,
    project: null,
  })
})

test('a link leads to a project that was opened here, and only to its page', async () => {
  const app = await startWithProject('https://portal.example')
  // The id is known only once the project is saved, which setting the endpoint did.
  const known: unknown = JSON.parse(app.project.text(projectPath))
  const project = (known as { id: string }).id

  expect(app.app.resolveLink(`latchkey://open?project=${project}&page=security`)).toEqual({
    folder: app.project.root,
    page: 'security',
  })
  expect(app.view().notices).toEqual([])
})

test.each([
  [`latchkey://open?project=${id}`, 'not known on this computer'],
  ['latchkey://open?project=/etc/passwd', 'does not understand'],
])('the link %s does nothing and the window says so', (link, words) => {
  const app = startApp()
  expect(app.app.resolveLink(link)).toBeNull()
  expect(
    app
      .view()
      .notices.map(({ text }) => text)
      .join(),
  ).toContain(words)
})

test('pages are known by name', async () => {
  const { pageCalled } = await loadPage()
  const known = ['general', 'coherence', 'cloudeka/tokens', 'security', 'preferences', 'recent']
  expect(known.map((name) => pageCalled(name)?.id)).toEqual(known)
  expect(['coherence/tokens', 'toString', '', 'cloudeka/secrets'].map(pageCalled)).toEqual(Array(4).fill(undefined))
})

test.each([
  ['0.1.0-test.20260102030405', true, 'test'],
  ['0.1.0-driven.20260102030405', true, 'driven'],
  ['0.1.0', true, 'release'],
  ['0.1.0-test.x', true, 'release'],
  ['0.1.0-driven.20260102030405', false, 'development'],
] as const)('version %s, packaged %s, is a %s build', (version, isPackaged, build) => {
  expect(buildOf(version, isPackaged)).toBe(build)
})
