import { Search } from 'lucide-react'
import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Heading,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'

import type { RecentProject, RecentState } from '../../../shared/projects'
import { shellTexts as texts } from '../../../shared/texts/shell'
import type { View } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { ago, useNow } from '../../ui/time'
import { matching } from './match'
import { ProjectState } from '../../pages/recent/ProjectState'
import { useRecentStates } from '../../pages/recent/useRecentStates'

const words = texts.palette
const openOther = 'open'

/** The quick way to another project: a few letters, the arrow keys and Enter. */
export function ProjectPalette({ view: { recent, project }, onClose }: { view: View; onClose: () => void }) {
  const [query, setQuery] = useState('')
  const states = useRecentStates()
  const others = recent.filter(({ path }) => path !== project?.folder)
  const found = matching(others, query)

  function act(key: string | number): void {
    onClose()
    if (key === openOther) void call('project.choose', undefined)
    else void call('project.open', { path: String(key) })
  }

  return (
    <ModalOverlay className="modal-overlay is-palette" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal is-wide palette">
        <Dialog className="palette-dialog">
          <Heading slot="title" className="visually-hidden">
            {words.title}
          </Heading>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField
              className="palette-field"
              aria-label={words.find}
              autoFocus
              onKeyDown={(event) => event.key === 'Escape' && onClose()}
            >
              <Search size={14} aria-hidden />
              <Input className="search-input" placeholder={words.find} />
            </SearchField>
            {found.length === 0 && (
              <p className="palette-none is-dim" role="status">
                {others.length === 0 ? words.empty : words.none(query.trim())}
              </p>
            )}
            <ListBox className="palette-list" aria-label={words.list} autoFocus="first" onAction={act}>
              {found.map((one) => (
                <Item key={one.path} project={one} state={states.get(one.path)} />
              ))}
              <ListBoxItem id={openOther} className="palette-item is-open" textValue={texts.open}>
                {texts.open}
              </ListBoxItem>
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Item({ project: { path, name, engine, openedAt }, state }: { project: RecentProject; state: RecentState | undefined }) {
  const now = useNow()
  return (
    <ListBoxItem id={path} className="palette-item" textValue={`${name} ${path}`}>
      <span className="palette-name">
        <strong>{name}</strong> <span className="is-dim">{engine}</span>
      </span>
      <span className="palette-state">
        <ProjectState state={state} />
        <span className="is-dim">{ago(openedAt, now)}</span>
      </span>
      <code className="palette-path is-dim">
        <bdi>{path}</bdi>
      </code>
    </ListBoxItem>
  )
}
