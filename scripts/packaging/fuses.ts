import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

import type { Kind } from './build'

type FuseName = keyof typeof FuseV1Options

/** Every fuse there is. If a newer Electron brings another, this does not compile until somebody has decided about it. */
const fuses: Readonly<Record<FuseName, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // Works on Windows and macOS. On Linux, root owns the app's folder instead.
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  // Switching it off would only make WebAssembly slower.
  WasmTrapHandlers: true,
}

/** The fuses of a package of this kind. A driver speaks to the main process through the inspector. */
export function wantedFuses(kind: Kind): Readonly<Record<FuseName, boolean>> {
  return kind === 'driven' ? { ...fuses, EnableNodeCliInspectArguments: true } : fuses
}

/** Sets every fuse the binary has, then reads them back. Fails if one is not what it should be, or is unknown. */
export async function setFuses(binary: string, kind: Kind): Promise<void> {
  const wanted = wantedFuses(kind)
  const found = Object.keys(await readFuses(binary))
  await flipFuses(binary, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin' && process.arch === 'arm64',
    ...Object.fromEntries(fuseNames.filter((name) => found.includes(name)).map((name) => [FuseV1Options[name], wanted[name]])),
  })
  for (const [name, isOn] of Object.entries(await readFuses(binary))) {
    if (!(name in wanted)) throw new Error(`This Electron has a fuse that nobody has decided about: ${name}.`)
    if (isOn !== wanted[name as FuseName]) throw new Error(`The fuse ${name} could not be set.`)
  }
}

/** The fuses of a binary by name; one without a name by its number. */
export async function readFuses(binary: string): Promise<Record<string, boolean>> {
  const { version: _version, ...wire } = await getCurrentFuseWire(binary)
  return Object.fromEntries(
    Object.entries(wire)
      .filter(([, state]) => state !== FuseState.REMOVED)
      .map(([index, state]) => [FuseV1Options[Number(index)] ?? index, state === FuseState.ENABLE]),
  )
}

const fuseNames = Object.keys(fuses) as FuseName[]
