import { promisify } from 'node:util'
import { inflate } from 'node:zlib'

import { errorCode } from '../../files/failure'
import { broken, tooLarge } from './failures'

const inflateSome = promisify(inflate)

/** Unpacks at most so many bytes, in another thread. What follows the packed bytes is not looked at. */
export async function inflated(bytes: Buffer, most: number): Promise<Buffer> {
  try {
    return await inflateSome(bytes, { maxOutputLength: Math.max(most, 1) })
  } catch (error) {
    throw errorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : broken()
  }
}

/** How long packed bytes can be, however badly they are packed. */
export const packedLength = (size: number): number => size + Math.ceil(size / 8) + Math.ceil(size / 256) + 64
