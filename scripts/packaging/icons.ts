import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import sharp from 'sharp'

/** The sizes of the hicolor theme that desktops ask for. */
const iconSizes = [16, 22, 24, 32, 48, 64, 128, 256, 512] as const
const drawing = 'scripts/packaging/parts/icon.svg'
const drawnSize = 512
const screenDensity = 72

/** Renders the drawing in all sizes into the folder, as `16x16.png` and so on, and answers their paths by size. */
export async function renderIcons(folder: string): Promise<Record<string, string>> {
  mkdirSync(folder, { recursive: true })
  const rendered = iconSizes.map(async (size) => {
    const name = `${size}x${size}`
    const path = join(folder, `${name}.png`)
    // Drawn at its own size: scaling a picture down would blur the small ones.
    await sharp(drawing, { density: (screenDensity * size) / drawnSize })
      .resize(size, size)
      .png()
      .toFile(path)
    return [name, path] as const
  })
  return Object.fromEntries(await Promise.all(rendered))
}
