import { Copy } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Tooltip, TooltipTrigger } from 'react-aria-components'

import type { Spot } from '../../shared/contract'
import type { SecretField } from '../../shared/fields'
import { call } from '../bridge'
import { texts } from '../texts/service'

/** Copies a secret as it is, or as the variable that CI reads. Main does the copying. */
export function CopySecret({ field, spot }: { field: SecretField; spot: Spot }) {
  return (
    <MenuTrigger>
      <TooltipTrigger delay={500}>
        <Button className="icon-button" aria-label={texts.copy(field.label)}>
          <Copy size={14} strokeWidth={1.75} aria-hidden />
        </Button>
        <Tooltip className="tooltip" offset={6}>
          {texts.copy(field.label)}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="popover" placement="bottom end" offset={3}>
        <Menu className="menu">
          <MenuItem className="menu-item" onAction={() => void call('secret.copy', { ...spot, form: 'value' })}>
            {texts.copyValue}
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => void call('secret.copy', { ...spot, form: 'variable' })}>
            {texts.copyVariable(field.variable)}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
