import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

import type { Failure, Situation } from './situation'

const megabyte = 1024 * 1024
const size = 100 * megabyte

/** Far too large answers. They are never held in memory: they are written no faster than they are read. */
export const floods = {
  huge: {
    about: '100 MB of valid JSON of unknown length',
    act: ({ response }) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      void untilHungUp(pipeline(Readable.from(longJson()), response))
    },
  },
  'huge-declared': {
    about: '100 MB of valid JSON, announced by Content-Length',
    act: ({ response }) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': size })
      void untilHungUp(pipeline(Readable.from(longJson()), response))
    },
  },
  'gzip-bomb': {
    about: '100 MB of valid JSON in about 100 kB of gzip',
    act: ({ response }) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
      void untilHungUp(pipeline(Readable.from(longJson()), createGzip(), response))
    },
  },
  'huge-headers': {
    about: 'half a megabyte of headers',
    act: ({ response, canary }: Situation) => {
      const filler = `${canary} `.repeat(400)
      for (let index = 0; index < 70; index += 1) response.setHeader(`X-Filler-${index}`, filler)
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
    },
  },
} satisfies Record<string, Failure>

function* longJson(): Generator<Buffer> {
  const start = Buffer.from('{"name":"')
  const end = Buffer.from('"}')
  const filler = Buffer.alloc(megabyte, 'a')
  yield start
  for (let left = size - start.length - end.length; left > 0; left -= megabyte) {
    yield left < megabyte ? filler.subarray(0, left) : filler
  }
  yield end
}

/** A client that has had enough hangs up, and rightly so. */
async function untilHungUp(sending: Promise<void>): Promise<void> {
  try {
    await sending
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(code)) throw error
  }
}
