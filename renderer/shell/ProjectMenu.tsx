import { Box, ChevronDown } from 'lucide-react'
import { memo, useState } from 'react'

import { shellTexts as texts } from '../../shared/texts/shell'
import type { View } from '../../shared/view'
import { call } from '../bridge/bridge'
import { ending, hasSameName } from '../../shared/values/sameName'
import { MenuButton, type MenuGroup } from '../ui/MenuButton'
import { KeysFile } from './keys/KeysFile'

type Props = { view: View; onSwitch: () => void; onPreferences: () => void }

/** The open project, with a menu that leads to others. */
export const ProjectMenu = memo(function ProjectMenu({ view, ...ways }: Props) {
  const { project, recent } = view
  const [isChoosing, setChoosing] = useState(false)
  return (
    <>
      <MenuButton
        className="project-pill"
        menuClassName="project-menu"
        label={texts.projectMenu}
        groups={groupsOf(view, { ...ways, onKeys: () => setChoosing(true) })}
        placement="bottom start"
        isNamed
      >
        <span className="visually-hidden">{texts.projectMenu}</span>
        <Box size={14} strokeWidth={1.75} aria-hidden />
        <strong>{project?.name ?? texts.noProject}</strong>
        {project !== null && (
          <span className="is-dim">{hasSameName(project.folder, recent) ? ending(project.folder) : project.engine.label}</span>
        )}
        <ChevronDown size={13} aria-hidden />
      </MenuButton>
      {isChoosing && project !== null && <KeysFile key={project.folder} onClose={() => setChoosing(false)} />}
    </>
  )
})

type Ways = Omit<Props, 'view'> & { onKeys: () => void }

function groupsOf({ project, recent, platform }: View, { onSwitch, onPreferences, onKeys }: Ways): MenuGroup[] {
  const others = recent.filter(({ path }) => path !== project?.folder).slice(0, 8)
  const open = {
    id: 'open',
    label: texts.open,
    shortcut: texts.shortcut(platform, 'O'),
    onAction: () => void call('project.choose', undefined),
  }
  const preferences = {
    id: 'preferences',
    label: texts.preferences,
    shortcut: texts.shortcut(platform, ','),
    onAction: onPreferences,
  }
  const last = { id: 'window', actions: [preferences] }
  const keys = { id: 'keys', label: texts.keysFile, onAction: onKeys }
  const own = project?.readOnly === null ? [{ id: 'own', actions: [keys] }] : []
  const history = [...historyOf(project, platform), ...own]
  if (others.length === 0) return [...history, { id: 'all', actions: [open] }, last]
  const known = others.map(({ path, name, engine }) => ({
    id: path,
    label: name,
    detail: hasSameName(path, recent) ? ending(path) : engine,
    onAction: () => void call('project.open', { path }),
  }))
  const change = { id: 'switch', label: texts.switchTo, shortcut: texts.shortcut(platform, 'P'), onAction: onSwitch }
  return [...history, { id: 'recent', title: texts.recent, actions: known }, { id: 'all', actions: [change, open] }, last]
}

/** What undo and redo would do, and where. */
function historyOf(project: View['project'], platform: string): MenuGroup[] {
  const { undo = null, redo = null } = project ?? {}
  const actions = [
    ...(undo === null
      ? []
      : [
          {
            id: 'undo',
            label: texts.undo(undo),
            shortcut: texts.shortcut(platform, 'Z'),
            onAction: () => void call('history.undo', undefined),
          },
        ]),
    ...(redo === null
      ? []
      : [
          {
            id: 'redo',
            label: texts.redo(redo),
            shortcut: texts.shortcut(platform, 'Y'),
            onAction: () => void call('history.redo', undefined),
          },
        ]),
  ]
  return actions.length === 0 ? [] : [{ id: 'history', actions }]
}
