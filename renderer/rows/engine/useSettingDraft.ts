import type { Draft } from '../../ui/useDraft'
import { useTextDraft } from '../../ui/useTextDraft'
import type { SettingAt } from './at'
import { leaveSetting, writePiece } from './engineRows'

/** The part of a value that a field shows, and what a text in it makes of a value; null for one that makes none. */
export type Piece = { name: string; text: string; whole: (text: string, value: string | null) => string | null }

/** The draft of a setting, or of a piece of one. It outlives its row, and the engine may change the value meanwhile. */
export function useSettingDraft({ folder, page, row }: SettingAt, piece?: Piece): Draft {
  const { id, value, problem } = row
  const isText = row.type.is === 'text'
  const { name, text, whole } = piece ?? { name: '', text: value ?? '', whole: (typed) => (isText ? typed : typed.trim()) }
  const at = { page, id }
  return useTextDraft({
    saved: text,
    isRefused: problem !== undefined && problem.code !== 'file-changed',
    onWrite: (typed, base) =>
      writePiece(at, (now) => {
        const written = whole(typed, now)
        return written === null ? null : { value: written, base: now === null && base === text ? null : whole(base, now) }
      }),
    onLeave: () => void leaveSetting(at),
    whole: value,
    shared: { current: text, keepAs: [folder, 'engine', id, name].join('/') },
  })
}
