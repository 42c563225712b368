import { Button } from 'react-aria-components'

import { serviceTexts as texts } from '../../shared/texts'
import { useInSight } from '../ui/useInSight'

type Props = { id: string; theirs: string; keep: () => void; take: () => void; inputId: string }

/** Someone else changed what is being typed. Neither is lost until the user has chosen. */
export function DraftConflict({ id, theirs, keep, take, inputId }: Props) {
  useInSight(id, theirs)

  function choose(choice: () => void): void {
    choice()
    // The buttons go; whoever pressed one by keyboard is back at the field.
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
