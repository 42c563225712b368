import { expect, test } from 'vitest'

import { findEverywhere, nameOf } from '../../../../electron/core/engines/findAssets'
import { readGameFile } from '../../../../electron/core/places/gameFile'
import { isOfScript } from '../../../../electron/core/targets/unityAsset'
import { findAsset } from '../../world/assets'
import { temporaryFolder } from '../../world/folder'

// The scripts of one library have one guid and differ in their fileID only.

const script = '43ec428a58422470fa764bdba9d9bc19'
const asset = (fileID: string, gap = ' ') =>
  `%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n--- !u!114 &11400000\nMonoBehaviour:\n` +
  `  m_Script: {fileID: ${fileID},${gap}guid: ${script},${gap}type: 3}\n  m_Name: Options\n  <Dsn>k__BackingField: \n`
const options = { script, fileID: '-668357930', standard: 'Assets/Sentry/SentryOptions.asset' }
const wrap = '\n    '

test('an asset in its standard place is the one with the fileID, and not another script of the library', async () => {
  const { root, write } = temporaryFolder()
  write(options.standard, asset('1878438611'))
  expect(await findAsset(root, options)).toMatchObject({ standard: null, others: [] })
  write(options.standard, asset(options.fileID))
  expect(await findAsset(root, options)).toMatchObject({ standard: options.standard, others: [] })
})

test.each([' ', wrap])(
  'elsewhere it is found too, and the two are told apart also when both were seen before (%j)',
  async (gap) => {
    const { root, write } = temporaryFolder()
    write('Assets/a/Cli.asset', asset('1878438611', gap))
    write('Assets/b/Options.asset', asset(options.fileID, gap))
    write('Assets/c/Longer.asset', asset(`${options.fileID}1`, gap))
    const others = new Map<string, string>()
    const scripts = [options.fileID, '1878438611', '11500000', undefined].map((fileID) => ({ ...options, fileID }))
    for (let turn = 0; turn < 2; turn += 1) {
      const found = await findEverywhere({ root }, scripts, { others })
      const [ofOptions, ofCli, ofSource, ofAny] = scripts.map((one) => found.get(nameOf(one))?.others)
      expect([ofOptions, ofCli, ofSource]).toEqual([['Assets/b/Options.asset'], ['Assets/a/Cli.asset'], []])
      expect(ofAny).toHaveLength(3)
    }
  },
)

test.each(['unityAsset', 'unityTree'] as const)('an asset that was opened as %s is asked for both', async (format) => {
  for (const gap of [' ', wrap]) {
    const { root, write } = temporaryFolder()
    write(options.standard, asset(options.fileID, gap))
    const file = await readGameFile(root, options.standard, format)
    if (file.is !== 'open') return expect.unreachable()
    const is = (given: Partial<typeof options>) => isOfScript(file, { ...options, ...given })
    expect([is({}), is({ fileID: '668357930' }), is({ fileID: '11500000' }), is({ script: script.replace('4', '5') })]).toEqual([
      true,
      false,
      false,
      false,
    ])
  }
})
