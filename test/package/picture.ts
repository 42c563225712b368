import { execFileSync } from 'node:child_process'

import sharp from 'sharp'

/** Takes a picture of a window by its id, as PNG, and answers how many colours are in it. */
export async function takePicture(window: string, path: string): Promise<number> {
  const dump = execFileSync('xwd', ['-silent', '-id', window], { maxBuffer: 64 * 1024 * 1024 })
  // An X window dump begins with 32-bit numbers: the size of this head, then among others width, height, the bytes of a
  // line and the number of colours. The colours, of 12 bytes each, come before the picture.
  const at = (index: number) => dump.readUInt32BE(index * 4)
  const [head, width, height, line, colours] = [at(0), at(4), at(5), at(12), at(19)]
  const picture = dump.subarray(head + colours * 12)
  const pixels = Buffer.alloc(width * height * 3)
  const seen = new Set<number>()
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = picture.readUIntLE(y * line + x * 4, 3)
      seen.add(colour)
      pixels.writeUIntBE(colour, (y * width + x) * 3, 3)
    }
  }
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(path)
  return seen.size
}
