import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { build as packWith, Platform, type AfterPackContext, type Configuration } from 'electron-builder'

import { readPackage, type Build } from './build'
import { setFuses } from './fuses'
import { licencesOfDependencies } from './licences'

/** What the app folder is made from, and where it goes. */
type Work = { build: Build; electron: string; version: string; icons: string; output: string }

/** All that goes into the app itself. The rest of the build folder is for developers. */
const inside = ['out/main/main.cjs', 'out/main/late', 'out/preload/preload.cjs', 'out/renderer/index.html', 'out/renderer/assets']

const targets: Partial<Record<NodeJS.Platform, { platform: Platform; formats: string[]; folder: string }>> = {
  linux: { platform: Platform.LINUX, formats: ['dir'], folder: 'linux-unpacked' },
  win32: { platform: Platform.WINDOWS, formats: ['nsis'], folder: 'win-unpacked' },
  darwin: { platform: Platform.MAC, formats: ['dmg', 'zip'], folder: process.arch === 'arm64' ? 'mac-arm64' : 'mac' },
}

/** Makes the app's folder out of the production build and an Electron, on Windows and macOS with its installers too. */
export async function makeAppFolder(work: Work): Promise<string> {
  const target = targets[process.platform]
  if (target === undefined) throw new Error(`Nothing is packaged for ${process.platform}.`)
  const stage = join(work.output, 'stage')
  stageApp(stage, work.build)
  await packWith({
    targets: target.platform.createTarget(target.formats),
    config: configurationOf(work, stage),
    publish: 'never',
  })
  rmSync(stage, { recursive: true })
  return join(work.output, target.folder)
}

function stageApp(stage: string, build: Build): void {
  rmSync(stage, { recursive: true, force: true })
  mkdirSync(stage, { recursive: true })
  for (const path of inside) cpSync(path, join(stage, path), { recursive: true })
  const { description, license, author } = readPackage()
  const manifest = {
    name: 'latchkey',
    productName: 'Latchkey',
    version: build.version,
    description,
    license,
    author,
    main: 'out/main/main.cjs',
    desktopName: `${build.name}.desktop`,
  }
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

function configurationOf({ build, electron, version, icons, output }: Work, stage: string): Configuration {
  return {
    appId: 'dev.latchkey.app',
    productName: build.title,
    electronVersion: version,
    electronDist: electron,
    directories: { app: stage, output, buildResources: icons },
    files: ['**/*'],
    asar: true,
    // Everything is bundled: there are no modules to look for, build or take along.
    beforeBuild: () => Promise.resolve(false),
    artifactName: `${build.name}-\${version}-\${os}-\${arch}.\${ext}`,
    protocols: [{ name: 'Latchkey link', schemes: ['latchkey'] }],
    afterPack: (context) => finish(context, build),
    linux: { executableName: build.name, icon: icons, category: 'Development' },
    win: { icon: join(icons, '512x512.png'), executableName: build.name },
    nsis: { oneClick: true, perMachine: false, deleteAppDataOnUninstall: false },
    mac: { icon: join(icons, '512x512.png'), category: 'public.app-category.developer-tools', hardenedRuntime: true },
  }
}

/** After Electron and the app are in place, before anything is signed. */
async function finish({ appOutDir, packager }: AfterPackContext, build: Build): Promise<void> {
  const isMac = process.platform === 'darwin'
  const app = join(appOutDir, `${packager.appInfo.productFilename}.app`)
  const resources = isMac ? join(app, 'Contents', 'Resources') : join(appOutDir, 'resources')
  // Electron would run a folder of source code from here in development; nothing may be found there.
  for (const name of ['app', 'default_app.asar']) rmSync(join(resources, name), { recursive: true, force: true })
  // Libraries are not started, so they need not be executable.
  const libraries = readdirSync(appOutDir).filter((name) => /\.so(?:\.\d+)*$/.test(name))
  for (const name of libraries) chmodSync(join(appOutDir, name), 0o644)
  const texts = isMac ? resources : appOutDir
  writeFileSync(join(texts, 'LICENSE'), readFileSync('LICENSE'))
  for (const name of ['project-1', 'preset-1', 'service-1'])
    writeFileSync(join(texts, `${name}.schema.json`), readFileSync(`docs/schemas/${name}.json`))
  writeFileSync(join(texts, 'LICENSES.dependencies.txt'), licencesOfDependencies())
  await setFuses(isMac ? app : join(appOutDir, executableName(build)), build.kind)
}

function executableName(build: Build): string {
  return process.platform === 'win32' ? `${build.name}.exe` : build.name
}

/** The name of the program inside the made folder. */
export function programIn(folder: string, build: Build): string {
  if (process.platform === 'darwin') return join(folder, `${build.title}.app`)
  return join(folder, executableName(build))
}
