import { ChevronDown } from 'lucide-react'
import { useCallback, useState } from 'react'

import type { CompareWith } from '../../../shared/compare'
import { compareTexts as texts } from '../../../shared/texts/compare'
import type { View } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { Button } from '../../ui/Button'
import { MenuButton } from '../../ui/MenuButton'
import { RevisionDialog } from './RevisionDialog'

type Props = { view: View; isReading: boolean; onChoose: (choice: CompareWith) => void }

const arrow = <ChevronDown size={12} strokeWidth={2.25} aria-hidden />

/** What the settings can be held against. */
export function CompareWithButtons({ view: { recent, project }, isReading, onChoose }: Props) {
  const [isChoosing, setChoosing] = useState(false)
  const close = useCallback(() => setChoosing(false), [])
  const others = recent.filter(({ path }) => path !== project?.folder)
  const opened = others.map(({ path, name, engine }) => ({
    id: path,
    label: name,
    detail: engine,
    onAction: () => onChoose({ is: 'project', path }),
  }))
  const folder = { id: 'folder', label: texts.choose.folder, onAction: () => onChoose({ is: 'folder' }) }
  const recents = opened.length === 0 ? [] : [{ id: 'recent', title: texts.choose.recent, actions: opened }]
  return (
    <div className="compare-with" role="group" aria-label={texts.choose.label}>
      <span className="is-dim">{texts.choose.label}</span>
      <Button className="button" isDisabled={isReading} onPress={() => onChoose({ is: 'standard' })}>
        {texts.choose.standard}
      </Button>
      <MenuButton
        className="button compare-menu"
        label={texts.choose.project}
        isNamed
        groups={[...recents, { id: 'other', actions: [folder] }]}
        placement="bottom start"
      >
        {texts.choose.project} {arrow}
      </MenuButton>
      <Button className="button" isDisabled={isReading} onPress={() => setChoosing(true)}>
        {texts.choose.revision}
      </Button>
      <Button className="button" isDisabled={isReading} onPress={() => onChoose({ is: 'preset' })}>
        {texts.choose.preset}
      </Button>
      <span className="compare-reading" role="status">
        {isReading && texts.reading}
      </span>
      {isReading && (
        <Button className="button" onPress={() => void call('compare.cancel', undefined)}>
          {texts.cancel}
        </Button>
      )}
      {isChoosing && (
        <RevisionDialog
          onClose={close}
          onChoose={(id) => {
            close()
            onChoose({ is: 'revision', id })
          }}
        />
      )}
    </div>
  )
}
