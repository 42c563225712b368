import { contextBridge, ipcRenderer, webUtils } from 'electron'

import type { Bridge } from '../shared/contract'
import type { View } from '../shared/view'

// Asked for before the page's own code is even loaded, so that the first view is there when it is.
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
  // `shared/` knows no DOM type, and Electron refuses anything that is not a dropped file.
  pathOf: (file) => {
    const path = webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0])
    // The page can't say so itself: a script can make no file that has a path, and `call` reaches no other channel.
    if (path !== '') ipcRenderer.send('latchkey:dropped', path)
    return path
  },
}

contextBridge.exposeInMainWorld('latchkey', bridge)
