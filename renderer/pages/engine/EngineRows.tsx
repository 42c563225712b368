import { useMemo } from 'react'
import { flushSync } from 'react-dom'

import type { EnginePageView, EngineSettingView } from '../../../shared/engineSettings'
import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import type { ProjectView } from '../../../shared/view'
import { EngineRow } from '../../rows/engine/EngineRow'
import { rowName } from '../../rows/engine/names'
import { Hit } from '../../rows/Hit'
import { InSight } from '../../ui/InSight'
import { seeAgain } from '../../ui/useSight'
import { FoldHeading } from './FoldHeading'
import { outlineOf, type Folded, type Item } from './outline'
import { pressAmong } from './pressAmong'

type Props = {
  project: ProjectView
  page: EnginePageView
  rows: readonly EngineSettingView[]
  /** Level of the headings of its sections. */
  level: number
  /** Which foldouts are open, and what changes that. Left out in a search, where no hit stays folded away. */
  folds?: { of: Folded; fold: (path: string, isOpen: boolean) => void }
}

const heights = { row: 25, fold: 25 }
const keyOf = (item: Item) => (item.kind === 'row' ? rowName(item.row.id) : `fold ${item.path} ${item.turn}`)
const heightOf = ({ kind }: Item) => heights[kind]

/** Rows of the engine's settings with their foldouts. Only those in sight are drawn, however many there are. */
export function EngineRows({ project, page, rows, level, folds }: Props) {
  const of = folds?.of ?? null
  const items = useMemo(() => outlineOf(rows, of), [rows, of])
  const fixed = useMemo(() => fixedFiles(page), [page])

  function fold(path: string, isOpen: boolean): void {
    flushSync(() => folds?.fold(path, isOpen))
    // What is below has moved.
    seeAgain()
  }

  return (
    <div className="engine-rows" role="presentation" onKeyDown={(event) => pressAmong(items, keyOf, event)}>
      <InSight items={items} keyOf={keyOf} heightOf={heightOf}>
        {(item) =>
          item.kind === 'fold' ? (
            <FoldHeading fold={item} level={level} onFold={folds === undefined ? null : () => fold(item.path, !item.isOpen)} />
          ) : (
            <div className="fold-content" data-depth={Math.min(item.depth, 4)}>
              <Hit rowKey={rowName(item.row.id)}>
                <EngineRow
                  folder={project.folder}
                  page={page.id}
                  row={item.row}
                  fixed={project.readOnly ?? fixed.get(item.row.file) ?? null}
                />
              </Hit>
            </div>
          )
        }
      </InSight>
    </div>
  )
}

/** The files that nothing can be written to. The page says why; a row only that it is so. */
function fixedFiles({ files }: EnginePageView): ReadonlyMap<string, string> {
  return new Map(files.flatMap(({ path, why }) => (why === undefined ? [] : [[path, texts.notEdited]])))
}
