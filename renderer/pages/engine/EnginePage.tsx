import { useEffect, useMemo } from 'react'

import type { AskedPage } from '../../../shared/about'
import { compareTexts } from '../../../shared/texts/compare'
import type { EnginePageView, EngineSettingView } from '../../../shared/engineSettings'
import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import type { ProjectView } from '../../../shared/view'
import { usePageRows } from '../../rows/engine/engineRows'
import { call } from '../../bridge/bridge'
import { pageTitle, rowName } from '../../rows/engine/names'
import type { Rows } from '../../rows/engine/pageReading'
import { useShownResults } from '../../search/results'
import { Button } from '../../ui/Button'
import { OnOff } from '../../ui/OnOff'
import { EngineBanners, EngineSummary } from './EngineHeader'
import { EngineRows } from './EngineRows'
import { isChosen, kindsOf } from './kinds'
import { pathsOf } from './outline'
import { Platforms } from './Platforms'
import { isUnfollowed, noteFollowed, useChosen, type Chosen } from './remembered'

type Props = { project: ProjectView; page: EnginePageView; asked: AskedPage | null }

/** A page of the engine's own settings. During a search it shows only the hits. */
export function EnginePage({ project, page, asked }: Props) {
  const isSearched = useShownResults() !== null
  const rows = usePageRows(page.id)
  const [chosen, choose] = useChosen(project.folder, page.id)
  const { platforms, hasAdvanced } = useMemo(() => kindsOf(rows ?? [], chosen.hasAdvanced), [rows, chosen.hasAdvanced])
  const platform = platforms.includes(chosen.platform ?? '') ? chosen.platform : null
  const shown = useShownRows(rows, platform, chosen.hasAdvanced)
  useAskedRow({ asked, rows, chosen, choose })
  const folds = {
    of: chosen.folds,
    fold: (path: string, isOpen: boolean) => choose({ folds: new Map([...chosen.folds, [path, isOpen]]) }),
  }

  return (
    <>
      <header className="page-header engine-header">
        <div>
          <h1>{pageTitle(page)}</h1>
          <EngineSummary project={project} page={page} />
        </div>
        {!isSearched && (
          <div className="engine-tools">
            <Button
              className="button"
              isDisabled={page.modified === 0}
              onPress={() => void call('preset.save', { of: { page: page.id } })}
            >
              {compareTexts.savePreset}
            </Button>
            {hasAdvanced && <AdvancedSwitch isOn={chosen.hasAdvanced} onChange={(isOn) => choose({ hasAdvanced: isOn })} />}
          </div>
        )}
      </header>
      <EngineBanners project={project} page={page} />
      {platforms.length > 0 && !isSearched && (
        <Platforms platforms={platforms} platform={platform} onChange={(next) => choose({ platform: next })} />
      )}
      {!isSearched && shown.length === 0 && <p className="line general-reading">{whyEmpty(rows, platform)}</p>}
      <EngineRows project={project} page={page} rows={shown} level={2} {...(!isSearched && { folds })} />
    </>
  )
}

function AdvancedSwitch(state: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <span className="engine-advanced">
      <span aria-hidden>{texts.advanced}</span>
      <OnOff label={texts.advanced} {...state} />
    </span>
  )
}

function whyEmpty(rows: Rows | undefined, platform: string | null): string {
  if (rows === undefined) return texts.reading
  return platform === null ? texts.noneShown : texts.noneOnPlatform
}

/** The rows that were chosen to be shown; during a search, all hits of the page. */
function useShownRows(rows: Rows | undefined, platform: string | null, hasAdvanced: boolean): Rows {
  const isHit = useShownResults()?.isShown
  return useMemo(() => {
    const wanted = (row: EngineSettingView) =>
      isHit === undefined ? isChosen(row, platform, hasAdvanced) : isHit(rowName(row.id))
    return rows?.filter(wanted) ?? []
  }, [rows, isHit, platform, hasAdvanced])
}

type Asking = { asked: AskedPage | null; rows: Rows | undefined; chosen: Chosen; choose: (change: Partial<Chosen>) => void }

/** Shows a row that was asked for, which may be folded away, on another platform's part, or advanced. */
function useAskedRow({ asked, rows, chosen, choose }: Asking): void {
  useEffect(() => {
    if (asked?.row === undefined || !isUnfollowed(asked.count)) return
    const row = rows?.find(({ id }) => rowName(id) === asked.row)
    if (row === undefined) return
    noteFollowed(asked.count)
    choose({
      folds: new Map([...chosen.folds, ...pathsOf(row).map((path) => [path, true] as const)]),
      platform: row.platform ?? null,
      hasAdvanced: chosen.hasAdvanced || row.isAdvanced === true,
    })
  })
}
