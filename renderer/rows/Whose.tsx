import { serviceTexts as texts } from '../../shared/texts/service'
import { call } from '../bridge/bridge'
import { Button } from '../ui/Button'

/** A project with many worktrees names only the newest folders. */
const mostFolders = 3

/** Asks which project this folder is. The user may leave it unanswered. */
export function Whose({ id, folders }: { id: string; folders: readonly string[] }) {
  return (
    <>
      <p>{texts.bound.text}</p>
      {folders.length > 0 && (
        <p>
          {texts.bound.folders}
          {folders.slice(-mostFolders).map((folder) => (
            <code key={folder} className="selectable whose-folder">
              {folder}
            </code>
          ))}
        </p>
      )}
      <p>{texts.bound.leave}</p>
      <div className="banner-answers">
        <Button className="button" onPress={() => void call('project.accept', { id })}>
          {texts.bound.same}
        </Button>
        <Button className="button" onPress={() => void call('project.separate', { id })}>
          {texts.bound.other}
        </Button>
      </div>
    </>
  )
}
