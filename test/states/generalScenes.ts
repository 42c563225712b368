import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Locator } from 'playwright-core'

import { showPage } from '../e2e/steps'
import type { World } from '../e2e/world'
import { png, svg } from './icons'
import type { Scene, Stage } from './scene'

const settings = 'ProjectSettings/ProjectSettings.asset'
const guid = '0123456789abcdef0123456789abcdef'

/** The General page of each engine, and of files that can't be edited. */
export const generalScenes: Scene[] = [
  {
    name: 'general unity',
    states: {
      'as it is': prepared(makeUnity, ({ page }) => page.getByRole('img')),
      'engine open': prepared(
        (world) => put(world, 'Temp/UnityLockfile', ''),
        ({ page }) => page.getByText('Unity has this project open'),
      ),
      'read-only': prepared(
        (world) => chmodSync(join(world.project, settings), 0o444),
        ({ page }) => page.getByText('is read-only'),
      ),
      'a Git LFS pointer': prepared(
        (world) => {
          chmodSync(join(world.project, settings), 0o644)
          rmSync(join(world.project, 'Temp'), { recursive: true })
          put(world, settings, 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n')
        },
        ({ page }) => page.getByText('is a Git LFS pointer'),
      ),
    },
  },
  {
    name: 'general unreal',
    fixture: 'unreal-project',
    states: {
      'as it is': prepared(makeUnreal, ({ page }) => page.getByText('a text with translations')),
      'a doubt': async ({ world: { page } }) => {
        await page.getByRole('textbox', { name: 'Privacy policy' }).fill('example')
        await page.keyboard.press('Enter')
        await page.getByText('An address that begins with').waitFor()
      },
    },
  },
  {
    name: 'general godot',
    fixture: 'godot-project',
    states: {
      'as it is': prepared(makeGodot, ({ page }) => page.getByRole('img')),
      searched: async ({ world: { page } }) => {
        await page.keyboard.press('Control+f')
        await page.keyboard.type('version')
        await page.getByRole('textbox', { name: 'Description' }).waitFor({ state: 'detached' })
      },
      'a preset searched': async ({ world: { page } }) => {
        await page.keyboard.press('Control+f')
        await page.keyboard.press('Control+a')
        await page.keyboard.type('demo')
        await page.getByRole('group', { name: 'Phone (Android)' }).waitFor({ state: 'detached' })
        await page.getByRole('group', { name: 'Demo (Windows Desktop)' }).waitFor()
      },
    },
  },
  {
    name: 'general plain',
    fixture: 'plain-project',
    states: {
      'as it is': prepared(
        () => undefined,
        ({ page }) => page.getByRole('textbox', { name: 'Version' }),
      ),
      named: async ({ world: { page } }) => {
        await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Moth Garden')
        await page.keyboard.press('Enter')
        await page.getByText('Name saved').waitFor()
      },
    },
  },
]

/** Changes the project's files while the window does not look, then comes back to its General page. */
function prepared(make: (world: World) => void, sign: (world: World) => Locator): (stage: Stage) => Promise<void> {
  return async ({ world }) => {
    make(world)
    await showPage(world, 'General')
    await world.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'))
    await sign(world).first().waitFor()
  }
}

function put({ project }: World, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), content)
}

function makeUnity(world: World): void {
  const text = readFileSync(join(world.project, settings), 'utf8')
  const platforms = '    Android: com.lanternforge.drifters\n    Standalone'
  const numbers =
    '  buildNumber:\n    Standalone: 0\n    VisionOS: 0\n    iPhone: 12\n    tvOS: 0\n' +
    '  overrideDefaultApplicationIdentifier: 1\n  AndroidBundleVersionCode: 37\n  m_BuildTargetIcons:\n' +
    `  - m_BuildTarget: \n    m_Icons:\n    - serializedVersion: 2\n      m_Icon: {fileID: 2800000, guid: ${guid}, type: 3}\n`
  put(world, settings, text.replace('    Standalone', platforms).replace('  preloadedAssets', `${numbers}  preloadedAssets`))
  put(world, 'Assets/Art/Lantern.png', png)
  put(world, 'Assets/Art/Lantern.png.meta', `fileFormatVersion: 2\nguid: ${guid}\n`)
}

function makeUnreal(world: World): void {
  put(
    world,
    'Config/DefaultGame.ini',
    '[/Script/EngineSettings.GeneralProjectSettings]\nProjectName=Tide Runner\nCompanyName=Saltworks\n' +
      'ProjectDisplayedTitle=NSLOCTEXT("a", "c", "Tide Runner: Low Water")\n' +
      'Homepage="https://saltworks.example/"\nDescription=NSLOCTEXT("a", "b", "Run from the tide.")\n',
  )
  put(
    world,
    'Config/DefaultEngine.ini',
    '[/Script/AndroidRuntimeSettings.AndroidRuntimeSettings]\nPackageName=com.saltworks.[PROJECT]\n',
  )
}

function makeGodot(world: World): void {
  const text = readFileSync(join(world.project, 'project.godot'), 'utf8')
  put(
    world,
    'project.godot',
    text.replace('config/features', 'config/version="0.3"\nconfig/icon="res://moth.svg"\nconfig/features'),
  )
  put(world, 'moth.svg', svg)
  put(
    world,
    'export_presets.cfg',
    preset(0, 'Phone', 'Android', 'version/code=7\nversion/name=""\npackage/unique_name="com.example.$genname"\n') +
      preset(1, 'Windows Desktop 64-bit', 'Windows Desktop', windows('Moth Garden')) +
      preset(2, 'Demo', 'Windows Desktop', windows('Moth Garden Demo')),
  )
}

function preset(number: number, name: string, platform: string, options: string): string {
  return `[preset.${number}]\n\nname="${name}"\nplatform="${platform}"\n\n[preset.${number}.options]\n\n${options}\n`
}

function windows(product: string): string {
  return (
    `application/file_version="0.3.0.0"\napplication/product_version=""\napplication/company_name="Saltworks"\n` +
    `application/product_name="${product}"\napplication/copyright=""\n`
  )
}
