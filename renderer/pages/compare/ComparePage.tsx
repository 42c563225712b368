import { useState } from 'react'

import type { Comparison } from '../../../shared/compare'
import { compareTexts as texts } from '../../../shared/texts/compare'
import type { ProjectView, View } from '../../../shared/view'
import { Banner } from '../../rows/Banners'
import { Line } from '../../ui/Line'
import { CompareWithButtons } from './CompareWithButtons'
import { CompareTools } from './CompareTools'
import { Differences } from './Differences'
import { useComparison } from './useComparison'
import { useChosen } from './useChosen'

/** Holds the settings of the engine against others. */
export function ComparePage({ view, project }: { view: View; project: ProjectView }) {
  const { comparison, isReading, problem, start } = useComparison(project)
  return (
    <>
      <header className="page-header">
        <h1>{texts.title}</h1>
        <p className="page-summary">{texts.summary}</p>
      </header>
      {project.engine.kind === 'plain' ? (
        <p className="line compare-line">{texts.noSource}</p>
      ) : (
        <>
          <CompareWithButtons view={view} isReading={isReading} onChoose={(choice) => void start(choice)} />
          <div className="compare-line">
            <Line problem={problem} />
          </div>
          {comparison === null && !isReading && problem === undefined && (
            <div className="compare-empty">
              <p>{texts.hint}</p>
              <p>{texts.hintPreset}</p>
            </div>
          )}
          {comparison != null && <Compared key={comparison.label} comparison={comparison} project={project} />}
        </>
      )}
    </>
  )
}

function Compared({ comparison, project }: { comparison: Comparison; project: ProjectView }) {
  const { label, total, rows, unread, unknown } = comparison
  const chosen = useChosen(rows, comparison.is === 'preset')
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())

  return (
    <section aria-label={texts.differ(total, label)}>
      <CompareTools comparison={comparison} chosen={chosen} readOnly={project.readOnly} onRefused={setRefused} />
      {unread.map(({ path, side, why }) => (
        <Banner key={`${side} ${path}`}>
          <p className="selectable">{texts.unread(side, why.message)}</p>
        </Banner>
      ))}
      {unknown.length > 0 && (
        <Banner>
          <p className="selectable">{texts.unknown(unknown)}</p>
        </Banner>
      )}
      <Differences there={comparison.is === 'standard' ? texts.default : label} rows={rows} chosen={chosen} refused={refused} />
    </section>
  )
}
