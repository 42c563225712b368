import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { startWorld, type World } from './world'

// What a script could send if one ever ran in the page. Each way is tried from inside the page against listeners on this
// machine, and again from a page without the guard, to prove that the listeners would notice.

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** Counts the datagrams and connections that arrive at a port of this machine. */
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

/**
 * Tries every way out of WebRTC, and resolves when there is none left. Names end in .localhost, so that no name server is
 * asked.
 */
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
  await at('candidate:3 1 udp 2122260223 ${name}.localhost 5000 typ host')
  await at('candidate:2 1 tcp 1518280447 127.0.0.1 ${tcp} typ host tcptype passive')
  window.kept = [near, far]
  await gathered
})()`

/** Tries everything else that makes a web page use the network. */
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
  await quiet(() => window.fetch(web, { mode: 'no-cors' }))
  quiet(() => window.navigator.sendBeacon(web, 'secret'))
  quiet(() => new window.WebSocket('ws://127.0.0.1:${tcp}/'))
  quiet(() => new window.EventSource(web))
  quiet(() => new window.Worker(URL.createObjectURL(new Blob(['fetch("' + web + '")']))))
  await quiet(() => new window.WebTransport('https://127.0.0.1:${udp}/').ready)
  await quiet(() => new Promise((resolve) => Object.assign(new window.Image(), { onerror: resolve, src: web })))
  await quiet(() => new Promise((resolve) => { const speech = new window.webkitSpeechRecognition(); speech.onerror = speech.onend = resolve; speech.start() }))
})()`

/** Runs a script in a page that is not guarded. */
const inFreePage = (script: string) =>
  world.app.evaluate(async ({ BrowserWindow, session }, code) => {
    const free = new BrowserWindow({ show: false, webPreferences: { session: session.fromPartition('free') } })
    free.webContents.setWebRTCIPHandlingPolicy('default')
    await free.loadURL('data:text/html,')
    void free.webContents.executeJavaScript(code)
  }, script)

/** Has Chromium log its network activity. */
async function logNetwork() {
  const log = join(world.folder, 'net.json')
  await world.app.evaluate(({ netLog }, path) => netLog.startLogging(path, { captureMode: 'everything' }), log)
  return async () => {
    await world.app.evaluate(({ netLog }) => netLog.stopLogging())
    return readFileSync(log, 'utf8')
  }
}

test('a script in the page reaches nobody: no datagram, no connection, no name is looked up', async () => {
  const [guarded, free] = await Promise.all([listen(), listen()])
  const stop = await logNetwork()

  await world.page.evaluate(knockElsewhere(guarded, 'from-the-page'))
  await world.page.evaluate(`${callPeers(guarded, 'from-the-page')}.catch(() => undefined)`)
  await inFreePage(
    `void fetch('http://from-elsewhere.localhost:${free.tcp}/').catch(() => 0); ${callPeers(free, 'from-elsewhere')}`,
  )

  await expect.poll(() => free.arrived.udp > 0 && free.arrived.tcp > 0).toBe(true)
  const asked = await stop()
  const names = ['from-elsewhere.localhost', 'from-the-page.localhost']
  expect(names.filter((name) => asked.includes(name))).toEqual(['from-elsewhere.localhost'])
  expect(guarded.arrived).toEqual({ udp: 0, tcp: 0 })
  guarded.close()
  free.close()
})

test('no world that a script gets has calls between browsers, and it gets no second one', async () => {
  const found = await world.page.evaluate<string[]>(`(async () => {
    const worlds = [window, document.implementation.createHTMLDocument().defaultView, new DOMParser().parseFromString('<p>', 'text/html').defaultView,
      window.open(''), await window.documentPictureInPicture?.requestWindow().catch(() => null)].filter(Boolean)
    return worlds.flatMap((each) => Object.getOwnPropertyNames(each).filter((name) => /PeerConnection$/.test(name)).concat(each === window ? [] : ['a second world']))
  })()`)
  expect(found).toEqual([])
})

/** Starts a call with this host name through the window `view`, and blocks the page so that nothing can come in between. */
const callAtOnce = (view: string, name: string) => `(() => {
  const peer = new (${view}).RTCPeerConnection()
  window.kept = peer
  const sdp = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel', 'c=IN IP4 0.0.0.0',
    'a=ice-ufrag:abcd', 'a=ice-pwd:abcdefghijklmnopqrstuvwx', 'a=fingerprint:sha-256 ' + Array(32).fill('AA').join(':'), 'a=setup:actpass',
    'a=mid:0', 'a=sctp-port:5000', 'a=candidate:1 1 udp 2122260223 ${name}.localhost 5000 typ host', ''].join('\\r\\n')
  void peer.setRemoteDescription({ type: 'offer', sdp }).catch(() => undefined)
  void peer.setLocalDescription().catch(() => undefined)
  const end = Date.now() + 500
  while (Date.now() < end);
})()`

const framesBy = [
  ['a frame', "const frame = document.createElement('iframe'); document.body.append(frame); const made = frame.contentWindow"],
  [
    'a frame that nothing sees',
    "const host = document.createElement('p'); const frame = document.createElement('iframe'); document.body.append(host); host.attachShadow({ mode: 'closed' }).append(frame); const made = frame.contentWindow",
  ],
  ['a frame with a text', "document.body.innerHTML = '<iframe srcdoc=x></iframe>'; const made = window[0]"],
  ['a frame without scripts', "document.body.innerHTML = '<iframe sandbox=allow-same-origin></iframe>'; const made = window[0]"],
  [
    'a frame of a set',
    "const set = document.createElement('frameset'); document.documentElement.append(set); set.append(document.createElement('frame')); const made = window[0]",
  ],
] as const

test.each(framesBy)('%s that a script makes ends the process of the script, and the page begins anew', async (_what, make) => {
  const ended = await world.app.evaluate(
    async ({ BrowserWindow }, script) => {
      const own = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL() === 'app://latchkey/')?.webContents
      const isGone = new Promise((resolve) => own?.once('render-process-gone', () => resolve('ended')))
      const isBack = new Promise((resolve) => own?.once('did-finish-load', () => resolve('back')))
      const isThrough = own?.executeJavaScript(script).then(
        () => 'through',
        () => 'failed',
      )
      const first = await Promise.race([isGone, isThrough])
      return first === 'ended' ? [first, await isBack] : [first]
    },
    `(() => { ${make}; ${callAtOnce('made', 'at-once-page')} })()`,
  )
  expect(ended).toEqual(['ended', 'back'])
})
