import type { View } from '../../../shared/view'
import { late } from '../../ui/late'

const ProjectPalette = late(async () => (await import('./ProjectPalette')).ProjectPalette)

export function Switcher({ view, isOpen, onClose }: { view: View; isOpen: boolean; onClose: () => void }) {
  return isOpen && <ProjectPalette view={view} onClose={onClose} />
}
