import { Copy } from 'lucide-react'
import { Button } from 'react-aria-components'

import type { ReadOnlyFile } from '../../shared/projects'
import { call } from '../bridge'
import { texts } from '../texts/service'
import { usePage } from './spot'

const words = texts.readOnlyFiles
const settingsPath = '.latchkey/project.json'

/** The files of this page that may not be written, each with what makes it writable. */
export function ReadOnlyFiles() {
  const { project, service } = usePage()
  const paths = [settingsPath, ...service.targets.map(({ path }) => path)]
  const files = project.readOnlyFiles.filter(({ path }) => paths.includes(path))
  const [first] = files
  if (first === undefined) return null
  return (
    <div className="banner tone-warning" role="note">
      <strong>{words.title(files.map(({ path }) => path))}</strong>
      <p>{first.isPerforce ? words.perforce : words.other}</p>
      {files.map((file) => (
        <Command key={file.path} file={file} />
      ))}
    </div>
  )
}

function Command({ file: { path, command } }: { file: ReadOnlyFile }) {
  return (
    <p className="command">
      <code className="selectable" title={command}>
        {command}
      </code>
      <Button className="button" aria-label={`${words.copy}: ${path}`} onPress={() => void call('project.copyCommand', { path })}>
        <Copy size={13} strokeWidth={1.75} aria-hidden />
        {words.copy}
      </Button>
    </p>
  )
}
