import { generate } from 'selfsigned'

export type Pair = { key: string; cert: string }
type Leaf = { ca?: Pair; names?: readonly string[]; from?: Date; to?: Date }

/** A certificate authority of this test run. */
export async function createAuthority(name: string): Promise<Pair> {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  return { key: made.private, cert: made.cert }
}

/** A server's certificate for the given host names and 127.0.0.1 (or for the names alone, when given). */
export async function createLeaf({ ca, names, from, to }: Leaf): Promise<Pair> {
  const altNames =
    names === undefined
      ? [
          { type: 2 as const, value: 'localhost' },
          { type: 7 as const, ip: '127.0.0.1' },
        ]
      : names.map((value) => ({ type: 2 as const, value }))
  const made = await generate([{ name: 'commonName', value: names?.[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ...(ca === undefined ? {} : { ca }),
    ...(from === undefined ? {} : { notBeforeDate: from }),
    ...(to === undefined ? {} : { notAfterDate: to }),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  })
  return { key: made.private, cert: made.cert }
}
