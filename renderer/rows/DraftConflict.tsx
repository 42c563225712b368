import { serviceTexts as texts } from '../../shared/texts/service'
import { useInSight } from '../ui/useInSight'
import { Button } from '../ui/Button'

type Props = { id: string; theirs: string; keep: () => void; take: () => void; inputId: string }

/** Someone else changed the value that is being edited. Neither text is lost until the user has chosen. */
export function DraftConflict({ id, theirs, keep, take, inputId }: Props) {
  useInSight(id, theirs)

  function choose(choice: () => void): void {
    choice()
    // The buttons disappear, so the focus returns to the field.
    document.getElementById(inputId)?.focus()
  }

  return (
    <p className="line is-warning" id={id} role="alert">
      {texts.draftConflict(texts.quoted(theirs))}{' '}
      <Button className="link-button" onPress={() => choose(keep)}>
        {texts.keepMine}
      </Button>
      {' · '}
      <Button className="link-button" onPress={() => choose(take)}>
        {texts.takeElsewhere}
      </Button>
    </p>
  )
}
