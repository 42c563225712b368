import { teamTexts as texts } from '../../../shared/texts/team'
import type { ApprovedDeclaration } from '../../../shared/teamView'
import { ending } from '../../../shared/values/sameName'
import { call } from '../../bridge/bridge'
import { Button } from '../../ui/Button'

/** The services of teams that this user approved, each with a way back. */
export function ApprovedServices({ declarations }: { declarations: readonly ApprovedDeclaration[] }) {
  return (
    <>
      <p className="line lost-text">{texts.securityText}</p>
      <ul className="approved" aria-label={texts.securityTitle}>
        {declarations.map(({ label, ...declared }) => (
          <li key={JSON.stringify(declared)} className="approved-one">
            <p className="lost-words">
              <strong>{label}</strong>
              <span className="line">
                <code className="selectable">{declared.path}</code>
              </span>
            </p>
            <Button
              className="button"
              aria-label={texts.takeBackOf(label, ending(declared.path))}
              onPress={() => void call('team.takeBack', declared)}
            >
              {texts.takeBack}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
