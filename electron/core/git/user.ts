import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this user's git keeps what applies to every repository. `excludesFile` is the one that needs no setting. */
export type GitUser = { home: string; configFiles: readonly string[]; excludesFile: string }

/** The places git documents. No other variable is read: it could point at another repository. */
export function gitUserOf(environment: NodeJS.ProcessEnv): GitUser {
  const home = environment['HOME'] || homedir()
  const folder = join(environment['XDG_CONFIG_HOME'] || join(home, '.config'), 'git')
  const system =
    process.platform === 'win32'
      ? join(environment['PROGRAMFILES'] ?? 'C:\\Program Files', 'Git/etc/gitconfig')
      : '/etc/gitconfig'
  return {
    home,
    configFiles: [system, join(folder, 'config'), join(home, '.gitconfig')],
    excludesFile: join(folder, 'ignore'),
  }
}
