import { AppError } from '../../../shared/errors'
import { generalTexts } from '../../../shared/texts/general'
import type { Beyond } from '../files/contain'
import { readInside } from '../files/inside'
import { pictureSize } from './pictureSize'
import { isSimpleSvg } from './simpleSvg'
import { isSvg } from './svg'

const largest = 1024 * 1024
/** How many the page can hold unpacked; a file of a few kilobytes can demand gigabytes. */
const mostPixels = 4096 * 4096

export type Picture = { url: string | null; why: string | null }

/**
 * The picture itself, for an `img` of the page. In there even an SVG can neither run nor load anything, but any picture
 * could take so much work or memory that the page dies; those are not shown.
 */
export async function readPicture(root: string, path: string, beyond: Beyond = []): Promise<Picture> {
  try {
    const bytes = (await readInside(root, path, beyond))?.bytes ?? Buffer.alloc(0)
    if (bytes.length > largest) return { url: null, why: generalTexts.largePicture }
    const type = typeOf(bytes)
    if (type === null) return { url: null, why: generalTexts.strangePicture }
    const why = type === svgType ? whyNoSvg(bytes) : whyNoPixels(type, bytes)
    if (why !== null) return { url: null, why }
    return { url: `data:${type};base64,${bytes.toString('base64')}`, why: null }
  } catch (error) {
    if (error instanceof AppError) return { url: null, why: error.failure.message }
    throw error
  }
}

function whyNoSvg(bytes: Buffer): string | null {
  return isSimpleSvg(bytes.toString()) ? null : generalTexts.complexPicture
}

function whyNoPixels(type: string, bytes: Buffer): string | null {
  const size = pictureSize(type, bytes)
  if (size === null) return generalTexts.strangePicture
  return size.width * size.height > mostPixels ? generalTexts.widePicture(size.width, size.height) : null
}

const svgType = 'image/svg+xml'

/** The first bytes of each type, as hex digits; a dot stands for any digit. */
const starts: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  ['image/gif', /^47494638(?:37|39)61/],
  ['image/webp', /^52494646.{8}57454250/],
  ['image/bmp', /^424d/],
  ['image/x-icon', /^00000100/],
]

/** By the first bytes: a file's name proves nothing. */
function typeOf(bytes: Buffer): string | null {
  const head = bytes.toString('hex', 0, 16)
  const found = starts.find(([, pattern]) => pattern.test(head))?.[0]
  return found ?? (isSvg(bytes.toString('utf8', 0, 4096)) ? svgType : null)
}
