import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Makes a home folder trust an authority, in the way a Linux user would. */
export function trust(home: string, certificate: string): void {
  if (!home.includes('latchkey')) throw new Error('This would change the certificates of a real home.')
  const store = join(home, '.pki/nssdb')
  const file = join(home, 'authority.pem')
  mkdirSync(store, { recursive: true })
  writeFileSync(file, certificate)
  if (!existsSync(join(store, 'cert9.db'))) execFileSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password'])
  execFileSync('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', `test-${Date.now()}`, '-i', file])
}
