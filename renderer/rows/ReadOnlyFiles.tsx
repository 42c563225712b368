import { Copy } from 'lucide-react'

import type { ReadOnlyFile } from '../../shared/projects'
import { serviceTexts as texts } from '../../shared/texts'
import type { ProjectView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { Button } from '../ui/Button'

const words = texts.readOnlyFiles

type Props = { project: ProjectView; paths?: readonly (string | null)[] }

/** The files with the read-only mark, all or only those in `paths`, each with the command that makes it writable. */
export function ReadOnlyFiles({ project: { readOnlyFiles }, paths }: Props) {
  const files = readOnlyFiles.filter(({ path }) => paths?.includes(path) ?? true)
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
  if (command === null) return <p>{words.byHand(path)}</p>
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
