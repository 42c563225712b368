import { overviewTexts } from '../../../shared/texts/overview'
import type { ProjectView } from '../../../shared/view'
import { Button } from '../../ui/Button'
import { Section } from '../../ui/Section'

const texts = overviewTexts.engine

/** How the engine's own settings differ from its defaults. */
export function EngineState({ project, onCompare }: { project: ProjectView; onCompare: () => void }) {
  if (project.engine.kind === 'plain') return null
  return (
    <Section label={texts.title}>
      <div className="overview-engine">
        <span>{texts.differ}</span>
        <span>{differing(project)}</span>
        <Button className="link-button" onPress={onCompare}>
          {texts.compare}
        </Button>
      </div>
    </Section>
  )
}

function differing({ enginePages }: ProjectView): string {
  if (enginePages === null) return texts.reading
  const pages = enginePages.filter(({ modified }) => modified > 0)
  const count = pages.reduce((sum, { modified }) => sum + modified, 0)
  return count === 0 ? texts.none : texts.count(count, pages.length)
}
