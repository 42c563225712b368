import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron'

import type { Bridge, Message, Told } from '../../shared/contract'
import type { View } from '../../shared/view'

// The part of the DOM that is used here: only the page's code has the types of the DOM.
type DropEvent = { readonly isTrusted: boolean; readonly dataTransfer: { readonly files: Iterable<object> } | null }
declare const window: { addEventListener(type: 'drop', listener: (event: DropEvent) => void, isFirst: boolean): void }

// WebRTC looks names up past the policy and the guard. Nothing else in the page's world leads to it, and a frame, which
// would have a world of its own, ends the page (guard.ts). Nor may a script block the page with the system's dialog for
// printing, or move its window over others.
const taken = [
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'print',
  'moveTo',
  'moveBy',
  'resizeTo',
  'resizeBy',
  'Document.prototype.execCommand',
]
void webFrame.executeJavaScript(taken.map((name) => `delete globalThis.${name}`).join(';'))

// Asked for before the page's own code is even loaded, so that the first view is there when the page needs it.
const firstView = ipcRenderer.invoke('latchkey:view.read')
let isFirst = true

// The prefix is added on this side of the bridge, so the page can name our commands and no other channel.
const bridge: Bridge = {
  call: (command, input) => {
    const wasFirst = isFirst && command === 'view.read'
    if (command === 'view.read') isFirst = false
    return wasFirst ? firstView : ipcRenderer.invoke(`latchkey:${command}`, input)
  },
  onView: (show) => {
    const listener = (_event: unknown, view: View) => show(view)
    ipcRenderer.on('latchkey:view', listener)
    return () => ipcRenderer.off('latchkey:view', listener)
  },
  pathOf,
}

contextBridge.exposeInMainWorld('latchkey', bridge)

// Tells main which folder was dropped. A script can't do the same: only a user's drop is trusted, and `call` reaches no
// other channel. Pasting does not count, since a folder that was copied has a path as well.
function noteDropped({ isTrusted, dataTransfer }: DropEvent): void {
  const paths = isTrusted ? [...(dataTransfer?.files ?? [])].map(pathOf) : []
  for (const path of paths) if (path !== '') tell('folder.dropped', path)
}

function tell<M extends Message>(message: M, told: Told<M>): void {
  ipcRenderer.send(`latchkey:${message}`, told)
}

/** The path of a file; empty for a file without one. Electron throws for anything else. */
function pathOf(file: object): string {
  return webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0])
}

// Before any listener of the page, since that one opens the folder.
window.addEventListener('drop', noteDropped, true)
