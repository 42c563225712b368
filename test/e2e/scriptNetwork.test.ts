import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { startWorld, type World } from './world'

// What a script could send, if one ever ran in the page. Each way is tried from inside the page against listeners on
// this machine, and once more from a page without the guard, so that nothing arriving means something.

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** Counts what arrives at a port of this machine, by datagrams and by connections. */
async function listen() {
  const arrived = { udp: 0, tcp: 0 }
  const datagrams = createSocket('udp4').on('message', () => (arrived.udp += 1))
  const connections = createServer((socket) => {
    arrived.tcp += 1
    socket.on('error', () => undefined).destroy()
  })
  datagrams.bind(0, '127.0.0.1')
  connections.listen(0, '127.0.0.1')
  await Promise.all([once(datagrams, 'listening'), once(connections, 'listening')])
  return {
    arrived,
    udp: datagrams.address().port,
    tcp: (connections.address() as AddressInfo).port,
    close: () => {
      datagrams.close()
      connections.close()
    },
  }
}

type Listener = Awaited<ReturnType<typeof listen>>

/** Knocks at every door of WebRTC, and resolves when it knows no more. */
const callPeers = ({ udp, tcp }: Listener, name: string) => `(async () => {
  const urls = ['turn:127.0.0.1:${udp}?transport=udp', 'turn:127.0.0.1:${tcp}?transport=tcp', 'turns:127.0.0.1:${tcp}?transport=tcp']
  const iceServers = [{ urls: ['stun:127.0.0.1:${udp}', 'stun:${name}.localhost:3478'] }, { urls, username: 'secret', credential: 'secret' }]
  const near = new RTCPeerConnection({ iceServers })
  const far = new RTCPeerConnection()
  near.createDataChannel('secret')
  const gathered = new Promise((resolve) => { near.onicegatheringstatechange = () => near.iceGatheringState === 'complete' && resolve() })
  await near.setLocalDescription(await near.createOffer())
  await far.setRemoteDescription(near.localDescription)
  await far.setLocalDescription(await far.createAnswer())
  await near.setRemoteDescription(far.localDescription)
  const at = (candidate) => near.addIceCandidate({ candidate, sdpMid: '0', sdpMLineIndex: 0 })
  await at('candidate:1 1 udp 2122260223 127.0.0.1 ${udp} typ host')
  await at('candidate:2 1 tcp 1518280447 127.0.0.1 ${tcp} typ host tcptype passive')
  window.kept = [near, far]
  await gathered
})()`

/** Everything else that makes a page of the web speak to a network. */
const knockElsewhere = ({ udp, tcp }: Listener, name: string) => `(async () => {
  const quiet = (act) => { try { return Promise.resolve(act()).catch(() => undefined) } catch { return undefined } }
  const web = 'http://127.0.0.1:${tcp}/'
  for (const rel of ['preconnect', 'prefetch', 'preload', 'modulepreload', 'manifest', 'icon', 'stylesheet', 'prerender']) {
    document.head.append(Object.assign(document.createElement('link'), { rel, href: web + rel, as: 'script' }))
  }
  document.head.append(Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: '//${name}.localhost/' }))
  document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: 'https://${name}.localhost/' }))
  document.body.append(Object.assign(document.createElement('a'), { href: 'http://${name}.localhost/', ping: web }))
  document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'Content-Security-Policy', content: "img-src 'none'; report-uri " + web }))
  document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', textContent: JSON.stringify({ prefetch: [{ source: 'list', urls: [web] }] }) }))
  const frame = Object.assign(document.createElement('iframe'), { srcdoc: '<img src="' + web + '">' })
  document.body.append(frame, Object.assign(document.createElement('iframe'), { src: web }))
  for (const view of [window, frame.contentWindow]) {
    await quiet(() => view.fetch(web, { mode: 'no-cors' }))
    quiet(() => view.navigator.sendBeacon(web, 'secret'))
    quiet(() => new view.WebSocket('ws://127.0.0.1:${tcp}/'))
    quiet(() => new view.EventSource(web))
    quiet(() => new view.Worker(URL.createObjectURL(new Blob(['fetch("' + web + '")']))))
    await quiet(() => new view.WebTransport('https://127.0.0.1:${udp}/').ready)
    await quiet(() => new Promise((resolve) => Object.assign(new view.Image(), { onerror: resolve, src: web })))
    await quiet(() => new Promise((resolve) => { const speech = new view.webkitSpeechRecognition(); speech.onerror = speech.onend = resolve; speech.start() }))
  }
})()`

/** The same in a page that is not guarded. */
const inFreePage = (script: string) =>
  world.app.evaluate(async ({ BrowserWindow, session }, code) => {
    const free = new BrowserWindow({ show: false, webPreferences: { session: session.fromPartition('free') } })
    free.webContents.setWebRTCIPHandlingPolicy('default')
    await free.loadURL('data:text/html,')
    void free.webContents.executeJavaScript(code)
  }, script)

test('a script in the page reaches nobody: no datagram, no connection, no name is looked up', async () => {
  const [guarded, free] = await Promise.all([listen(), listen()])
  const log = join(world.folder, 'net.json')
  await world.app.evaluate(({ netLog }, path) => netLog.startLogging(path, { captureMode: 'everything' }), log)

  await world.page.evaluate(knockElsewhere(guarded, 'from-the-page'))
  await world.page.evaluate(callPeers(guarded, 'from-the-page'))
  await inFreePage(`void fetch('http://from-elsewhere.localhost:${free.tcp}/').catch(() => 0); ${callPeers(free, 'from-elsewhere')}`)

  await expect.poll(() => free.arrived.udp > 0 && free.arrived.tcp > 0).toBe(true)
  await world.app.evaluate(({ netLog }) => netLog.stopLogging())
  const asked = readFileSync(log, 'utf8')
  const names = ['from-elsewhere.localhost', 'from-the-page.localhost']
  expect(names.filter((name) => asked.includes(name))).toEqual(['from-elsewhere.localhost'])
  expect(guarded.arrived).toEqual({ udp: 0, tcp: 0 })
  guarded.close()
  free.close()
})
