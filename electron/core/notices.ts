import { withVisible } from '../../shared/values/invisible'
import type { Notice } from '../../shared/view'

export type Notices = ReturnType<typeof createNotices>

/** What the app has to say that belongs to no field, until the user dismisses it. */
export function createNotices() {
  const notices = new Map<string, Notice>()
  return {
    all: () => [...notices.values()],
    /** Says it once: a notice with a known id replaces the earlier one. What others named in it is on one line. */
    add: (notice: Notice) => void notices.set(notice.id, { ...notice, text: withVisible(notice.text) }),
    dismiss: (id: string) => void notices.delete(id),
  }
}
