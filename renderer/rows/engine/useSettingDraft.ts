import type { Draft } from '../../ui/useDraft'
import { useTextDraft } from '../../ui/useTextDraft'
import type { SettingAt } from './at'
import { leaveSetting, writeSetting } from './engineRows'

/** The part of a value that a field shows, and the value that a text in it makes; null for one that makes none. */
export type Piece = { name: string; text: string; whole: (text: string) => string | null }

/** The draft of a setting, or of a piece of one. It outlives its row, and the engine may change the value meanwhile. */
export function useSettingDraft({ folder, page, row }: SettingAt, piece?: Piece): Draft {
  const { id, value, problem } = row
  const isText = row.type.is === 'text'
  const { name, text, whole } = piece ?? { name: '', text: value ?? '', whole: (typed) => (isText ? typed : typed.trim()) }
  const at = { page, id }
  return useTextDraft({
    saved: text,
    isRefused: problem !== undefined && problem.code !== 'file-changed',
    onWrite: async (typed, base) => {
      const written = whole(typed)
      return written !== null && writeSetting(at, written, value === null && base === '' ? null : whole(base))
    },
    onLeave: () => void leaveSetting(at),
    whole: value,
    shared: { current: text, keepAs: [folder, 'engine', id, name].join('/') },
  })
}
