import { expect, test } from 'vitest'

import type { FormatId } from '../../../../electron/core/places/gameFile'
import { select } from '../../../../electron/core/places/selectors'
import type { Address } from '../../../../shared/general/row'
import { placedFile } from '../../world/placedFile'

const unity = (body: string) =>
  `%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n--- !u!114 &11400000\nMonoBehaviour:\n  m_Name: Settings\n${body}`

/** As GameAnalytics keeps it: the platforms are numbers of four bytes. */
const analytics = unity(
  '  gameKey:\n  - aaaa\n  - \n  - cccc\n  secretKey:\n  - x\n  - \n  - z\n  Platforms: 0b00000008000000feffffff\n  Names:\n  - A\n  - B\n  - A\n',
)
const epic = `[/Script/OnlineSubsystemEOS.EOSSettings]
DefaultArtifactName=Game
+Artifacts=(ArtifactName=Game,ClientId="xyza",ClientSecret="s",Clients=((Name=A,Id=1),(Name="B",Id=2)))
+Artifacts=(ArtifactName="Demo Game",ClientId=,ClientSecret="t")
-Artifacts=(ArtifactName=Gone)
`
const product = JSON.stringify({
  Clients: [
    { Name: 'Client', Value: { Id: 'a' } },
    { Name: 'Se/rv~er', Value: { Id: 'b' } },
  ],
  Deployments: [{ Value: { Id: 'c' } }],
  Two: [{ Name: 'x' }, { Name: 'x' }],
  ports: [7, 8],
  byPort: ['seven', 'eight'],
  numbered: [{ id: 5, key: 'five' }],
})

const files: Readonly<Record<string, readonly [path: string, format: FormatId, text: string]>> = {
  Unity: ['Assets/Resources/GameAnalytics/Settings.asset', 'unityTree', analytics],
  Unreal: ['Config/DefaultEngine.ini', 'unrealTree', epic],
  JSON: ['Assets/StreamingAssets/EOS/eos_product_config.json', 'jsonTree', product],
  Godot: ['project.godot', 'godot', 'a="x"\n'],
}
const section = '/Script/OnlineSubsystemEOS.EOSSettings'

async function selected(file: string, address: Address, fields = {}) {
  const [path, format, text] = files[file] ?? expect.unreachable()
  const placed = placedFile(path, format, text)
  const found = select((await placed.open()).opened, address, fields)
  return found.is === 'one' ? { inside: found.address.inside, value: await placed.value(found.address) } : found.is
}

test.each([
  ['Unity', { key: 'gameKey', inside: '[@Platforms=11]' }, '0', 'aaaa'],
  ['Unity', { key: 'gameKey', inside: '[@Platforms=8]' }, '1', ''],
  ['Unity', { key: 'secretKey', inside: '[@Platforms=-2]' }, '2', 'z'],
  ['Unity', { key: 'secretKey', inside: '[@Names=B]' }, '1', ''],
  ['Unreal', { section, key: '+Artifacts', inside: '[ArtifactName=Game]/ClientId' }, '0/ClientId', 'xyza'],
  ['Unreal', { section, key: '+artifacts', inside: '[artifactname=Demo Game]/ClientSecret' }, '1/ClientSecret', 't'],
  ['Unreal', { section, key: '-Artifacts', inside: '[]/ArtifactName' }, '0/ArtifactName', 'Gone'],
  ['Unreal', { section, key: '+Artifacts', inside: '[ArtifactName=Game]/Clients/[Name=B]/Id' }, '0/Clients/1/Id', '2'],
  ['JSON', { key: 'Clients', inside: '[Name=Client]/Value/Id' }, '0/Value/Id', 'a'],
  ['JSON', { key: 'Clients', inside: '[Name=Se~1rv~0er]/Value/Id' }, '1/Value/Id', 'b'],
  ['JSON', { key: 'Deployments', inside: '[]/Value/Id' }, '0/Value/Id', 'c'],
  ['JSON', { key: 'byPort', inside: '[@ports=8]' }, '1', 'eight'],
  ['JSON', { key: 'numbered', inside: '[id=5]/key' }, '0/key', 'five'],
] as const)('in a file of %s, %j leads to %s', async (file, address, inside, value) => {
  expect(await selected(file, address)).toEqual({ inside, value })
})

test.each([
  ['Unity', { key: 'gameKey', inside: '[@Platforms=13]' }, 'none'],
  ['Unity', { key: 'gameKey', inside: '[@Nothing=11]' }, 'none'],
  ['Unity', { key: 'missing', inside: '[@Platforms=11]' }, 'none'],
  ['Unity', { key: 'gameKey', inside: '[@Names=A]' }, 'several'],
  ['Unity', { key: 'gameKey', inside: '[]' }, 'several'],
  ['Unreal', { section, key: '+Artifacts', inside: '[ArtifactName=Gone]/ClientId' }, 'none'],
  ['Unreal', { section: 'Other', key: '+Artifacts', inside: '[]' }, 'none'],
  ['JSON', { key: 'Two', inside: '[Name=x]' }, 'several'],
  ['JSON', { key: 'Clients', inside: '[name=Client]' }, 'none'],
  ['Godot', { key: 'a', inside: '[]' }, 'none'],
] as const)('in a file of %s, %j leads nowhere: %s', async (file, address, why) => {
  expect(await selected(file, address)).toBe(why)
})

test('the value of a field is compared as it is: it can’t lead to another part of the file', async () => {
  const address = { key: 'Clients', inside: '[Name={name}]/Value/Id' }
  expect(await selected('JSON', address, { name: 'Se/rv~er' })).toMatchObject({ value: 'b' })
  for (const name of ['Client]/../[Name=x', 'Client]', '{name}', '[]', 'Client/Value']) {
    expect(await selected('JSON', address, { name }), name).toBe('none')
  }
})

test('without a value for the field, nothing is chosen, and the field is named', async () => {
  const { opened } = await placedFile(...(files['JSON'] ?? expect.unreachable())).open()
  for (const fields of [{}, { name: '' }, Object.create({ name: 'Client' }) as Record<string, string>]) {
    const found = select(opened, { key: 'Clients', inside: '[Name={name}]/Value/Id' }, fields)
    expect(found).toEqual({ is: 'none', why: expect.stringContaining('name, which has no value yet') })
  }
})

test('an address without a selector stays what it is', async () => {
  const { opened } = await placedFile(...(files['JSON'] ?? expect.unreachable())).open()
  const address = { key: 'Clients', inside: '0/Value/Id' }
  expect(select(opened, address)).toEqual({ is: 'one', address })
  expect(select(opened, { key: 'x', as: 'number' })).toEqual({ is: 'one', address: { key: 'x', as: 'number' } })
})

test('the entry that was chosen is written alone, and undo gives the file back', async () => {
  const [path, format, text] = files['Unreal'] ?? expect.unreachable()
  const file = placedFile(path, format, text)
  const found = select(
    (await file.open()).opened,
    { section, key: '+Artifacts', inside: '[ArtifactName={a}]/ClientId' },
    { a: 'Demo Game' },
  )
  if (found.is !== 'one') return expect.unreachable(found.why)
  const { undo } = await file.set(found.address, 'a,b')
  expect(file.now()).toBe(text.replace('ClientId=,', 'ClientId="a,b",'))
  await undo()
  expect(file.now()).toBe(text)
})
