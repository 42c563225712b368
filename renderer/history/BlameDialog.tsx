import { useEffect, useState } from 'react'

import type { Blame, Blamed } from '../../shared/compare'
import { compareTexts } from '../../shared/texts/compare'
import type { EngineSettingView, SettingType } from '../../shared/engineSettings'
import { ask } from '../bridge/bridge'
import { Button } from '../ui/Button'
import { Modal } from '../ui/Modal'
import { BlameList } from './BlameList'

const texts = compareTexts.blame

/** After so many commits, the user says whether to go on. */
const patience = 2000

type Props = { setting: Pick<EngineSettingView, 'id' | 'label' | 'type'>; onClose: () => void }

type Found = { changes: readonly Blamed[]; looked: number; next: string | null; why: string | null; isReading: boolean }

const nothing: Found = { changes: [], looked: 0, next: null, why: null, isReading: true }

/** Who changed a setting: the commits that did, as far back as was looked. */
export function BlameDialog({ setting: { id, label, type }, onClose }: Props) {
  const { found, stop, lookOn } = useBlame(id)
  const { looked, next, isReading } = found
  return (
    <Modal title={texts.title(label)} isOpen isWide onClose={onClose}>
      <Said found={found} type={type} />
      <div className="dialog-buttons">
        {isReading && (
          <Button className="button" onPress={stop}>
            {texts.stop}
          </Button>
        )}
        {!isReading && looked > 0 && next !== null && (
          <Button className="button" onPress={lookOn}>
            {texts.lookOn}
          </Button>
        )}
        <Button className="button" autoFocus onPress={onClose}>
          {texts.close}
        </Button>
      </div>
    </Modal>
  )
}

function Said({ found: { changes, looked, next, why, isReading }, type }: { found: Found; type: SettingType }) {
  const isOver = !isReading && looked > 0
  return (
    <>
      <p className="dialog-text" role="status">
        {isReading ? texts.reading(looked) : isOver && texts.looked(looked, next === null && why === null)}
      </p>
      {why !== null && <p className="line is-warning">{why}</p>}
      {isOver && changes.length === 0 && <p className="history-empty">{texts.none}</p>}
      {changes.length > 0 && <BlameList changes={changes} type={type} />}
    </>
  )
}

/** Reads part after part, until there is no more, it is stopped, or it has been a while. */
function useBlame(id: string) {
  const [found, setFound] = useState(nothing)
  const [wanted, setWanted] = useState(patience)
  const { next, isReading, looked } = found

  useEffect(() => {
    if (!isReading) return undefined
    let isWanted = true
    async function read(): Promise<void> {
      const reply = await ask('engine.blame', { id, from: next })
      if (!isWanted) return
      setFound((before) => (reply.ok ? joined(before, reply.value, wanted) : ended(before, reply.failure.message)))
    }
    void read()
    return () => {
      isWanted = false
    }
  }, [id, next, isReading, wanted])

  return {
    found,
    stop: () => setFound({ ...found, isReading: false }),
    lookOn(): void {
      setWanted(looked + patience)
      setFound({ ...found, isReading: true })
    },
  }
}

function joined(before: Found, { changes, looked, next, why }: Blame, most: number): Found {
  const all = before.looked + looked
  return { changes: [...before.changes, ...changes], looked: all, next, why, isReading: next !== null && all < most }
}

const ended = (before: Found, why: string): Found => ({ ...before, next: null, why, isReading: false })
