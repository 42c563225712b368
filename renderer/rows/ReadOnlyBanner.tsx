import { Copy } from 'lucide-react'

import type { ReadOnlyFile } from '../../shared/projects'
import { gameFileTexts as texts } from '../../shared/texts/gameFiles'
import { call } from '../bridge/bridge'
import { Button } from '../ui/Button'

const words = texts.readOnlyFiles

/** What to do about files with the read-only mark. */
export function ReadOnlyBanner({ files }: { files: readonly ReadOnlyFile[] }) {
  return (
    <div className="banner tone-warning" role="note">
      <strong>{words.title(files.map(({ path }) => path))}</strong>
      <p>{files[0]?.isPerforce === true ? words.perforce : words.other}</p>
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
