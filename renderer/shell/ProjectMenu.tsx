import { Box, ChevronDown } from 'lucide-react'
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Header, Popover, Separator } from 'react-aria-components'

import type { View } from '../../shared/view'
import { call } from '../bridge'
import { ending, hasTwin } from '../palette/twins'
import { texts } from '../texts/shell'

/** The open project, and the way to another one. */
export function ProjectMenu({ view: { project, recent, platform }, onSwitch }: { view: View; onSwitch: () => void }) {
  const others = recent.filter(({ path }) => path !== project?.folder).slice(0, 8)
  return (
    <MenuTrigger>
      <Button className="project-pill">
        <span className="visually-hidden">{texts.projectMenu}</span>
        <Box size={14} strokeWidth={1.75} aria-hidden />
        <strong>{project?.name ?? texts.noProject}</strong>
        {project !== null && <span className="is-dim">{project.engine.label}</span>}
        <ChevronDown size={13} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Menu className="menu project-menu">
          {others.length > 0 && (
            <MenuSection>
              <Header className="menu-header">{texts.recent}</Header>
              {others.map(({ path, name, engine }) => (
                <MenuItem
                  key={path}
                  className="menu-item"
                  textValue={`${name} ${path}`}
                  onAction={() => void call('project.open', { path })}
                >
                  <span>{name}</span>
                  <span className="is-dim">{hasTwin(path, recent) ? ending(path) : engine}</span>
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {others.length > 0 && <Separator className="menu-separator" />}
          {others.length > 0 && (
            <MenuItem className="menu-item" textValue={texts.switchTo} onAction={onSwitch}>
              <span>{texts.switchTo}</span>
              <kbd>{texts.shortcut(platform, 'P')}</kbd>
            </MenuItem>
          )}
          <MenuItem
            className="menu-item"
            textValue={texts.open}
            onAction={() => void call('project.choose', undefined)}
          >
            <span>{texts.open}</span>
            <kbd>{texts.shortcut(platform, 'O')}</kbd>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
