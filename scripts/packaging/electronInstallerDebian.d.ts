/** The part of electron-installer-debian that is used; it brings no types. */
declare module 'electron-installer-debian' {
  type Lists = { depends: string[]; recommends: string[]; suggests: string[]; enhances: string[]; preDepends: string[] }

  type Options = {
    src: string
    dest: string
    arch: string
    options: Partial<Lists> & {
      name: string
      productName: string
      bin: string
      version: string
      description: string
      productDescription: string
      maintainer: string
      section: string
      icon: Record<string, string>
      categories: string[]
      mimeType: string[]
      desktopTemplate: string
      lintianOverrides: string[]
      scripts: Record<string, string>
      compression: 'xz' | 'none'
    }
    rename(destination: string): string
    logger(text: string): void
  }

  export class Installer {
    constructor(options: Options)
    defaults: Lists
    stagingDir: string
    stagingAppDir: string
    options: { packagePaths?: string[] }
    generateDefaults(): Promise<unknown>
    generateOptions(): unknown
    createStagingDir(): Promise<void>
    createContents(): Promise<unknown>
    createPackage(): Promise<void>
    movePackage(): Promise<void>
  }
}
