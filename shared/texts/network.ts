import { kept } from './words'

const guestNetwork = 'On a guest network, sign in to the network first.'

/** Why a portal could not be reached, or what was wrong with its answer: what happened, then what to do. */
export const networkTexts = {
  offline: 'There is no network connection. Everything that doesn’t need a portal still works. Try again when online.',
  unknownHost: (host: string) => `The name ${host} could not be found. Check the portal URL and the network connection.`,
  unreachable: (host: string) =>
    `${host} can’t be reached from this network. Check the connection, VPN and firewall, then try again.`,
  networkChanged: 'The network connection changed during the request. Try again.',
  refused: (host: string) => `${host} refused the connection. Check the portal URL, or whether the portal is running.`,
  unsafePort: (host: string) => `${host} names a port that is not allowed for web requests. Check the port in the portal URL.`,
  blocked: (host: string) => `Something on this machine blocked the request to ${host}. Check firewall and security software.`,
  timeout: (host: string, seconds: number) =>
    `${host} gave no complete answer within ${seconds} seconds. ${kept} Try again later.`,
  cut: (host: string) => `The connection to ${host} broke before the answer was complete. ${kept} Try again.`,
  cancelled: `Cancelled. ${kept}`,
  failed: (host: string, reason: string) => `The request to ${host} failed (${reason}). Check the connection, then try again.`,

  certificateDate: (host: string) =>
    `The certificate of ${host} has expired or is not valid yet. ` +
    'Check the date of this computer; if it is right, the portal has to renew its certificate.',
  certificateHost: (host: string) =>
    `The certificate of ${host} was made for another host name, so nothing was sent. Check the portal URL. ${guestNetwork}`,
  certificateAuthority: (host: string) =>
    `The certificate of ${host} comes from an authority this computer does not trust, so nothing was sent. ` +
    'If the portal is your own, install its authority in the system.',
  certificateRevoked: (host: string) =>
    `The certificate of ${host} was revoked by its authority, so nothing was sent. Ask those who run the portal.`,
  certificateOther: (host: string, reason: string) =>
    `The certificate of ${host} was not accepted (${reason}), so nothing was sent. Ask those who run the portal.`,
  clientCertificate: (host: string) =>
    `${host} asks for a client certificate, which Latchkey does not support. Ask those who run the portal.`,
  handshake: (host: string) =>
    `No secure connection to ${host} could be set up. It may support only outdated TLS, or no TLS at that port.`,

  networkSignIn:
    'This network asks you to sign in before it lets requests through. Open any website in your browser, sign in there, then try again.',

  proxyUnreachable: 'The system’s proxy could not be reached. Check the proxy settings of the system, then try again.',
  proxyRefused: (host: string) =>
    `The system’s proxy refused to connect to ${host}. Check the proxy settings, or ask those who run the proxy.`,
  proxyLogin: 'The system’s proxy asks for a login, which Latchkey does not support. Ask those who run the proxy.',
  proxyCertificate: 'The system’s proxy shows a certificate that is not trusted, so nothing was sent. Ask those who run it.',

  redirectedAway: (origin: string) =>
    `The portal redirected to another origin (${origin}). Nothing was sent there. Check the portal URL. ${guestNetwork}`,
  redirectedNowhere: 'The portal redirected to an invalid address. Check the portal URL.',
  redirectedTooOften: 'The portal answered with a redirect loop. Check the portal URL.',
  redirectedWrite: 'The portal redirected a request that changes something. It wasn’t sent again. Check the portal URL.',
  strangeStatus: (status: number) => `The portal gave an unexpected answer (status ${status}). Check the portal URL.`,

  tooLarge: (limit: string) => `The answer was larger than ${limit}, so reading stopped. ${kept} Check the portal URL.`,
  headersTooLarge: `The answer’s headers were far too large, so reading stopped. ${kept}`,
  notHttp: (host: string) => `${host} answered with something that is not HTTP. Check the port in the portal URL.`,
  html: `The answer is a web page, not the portal’s data. ${kept} Check the portal URL. ${guestNetwork}`,
  empty: `The answer was empty. ${kept} Try again, and check the portal URL.`,
  broken: `The answer is not valid JSON; it may have been cut short. ${kept} Try again.`,
  notJson: `The answer is not JSON. ${kept} Check the portal URL.`,
  undecodable: `The answer was compressed in a way that could not be decoded. ${kept} Try again.`,
  deep: `The answer is nested far too deeply, so it was not used. ${kept}`,
  hostileKey: `The answer holds a reserved name (__proto__ or the like), so it was not used. ${kept}`,
  twice: (name: string) => `The answer names “${name}” twice in one place, so it was not used. ${kept}`,
  missing: (path: string) => `The answer lacks ${path}. ${kept} If this happens again, ask the portal’s support.`,
  emptyValue: (path: string) => `In the answer ${path} is empty. ${kept} If this happens again, ask the portal’s support.`,
  mistyped: (path: string) =>
    `In the answer ${path} has an unexpected form. ${kept} If this happens again, ask the portal’s support.`,
  wholeAnswer: 'the expected data',

  holdsSecret:
    `The portal’s answer holds one of your secrets, so it was not used. ${kept} Check the portal URL, and that no ` +
    'secret field holds something else.',
  secretInUrl: 'Nothing was sent: its address would have contained a secret. Check the Portal URL, then refresh the list.',
  unsendable: 'The secret holds characters that can’t be sent. Copy it and paste it again.',
  otherOrigin: (saved: string, target: string) =>
    `The secret was saved for ${saved} and is not sent to ${target}. Paste it again to use it there.`,

  rejected: 'The portal did not accept the credential. Copy it from the dashboard and paste it again.',
  tooManyRequests: (wait: string | null) =>
    wait === null
      ? 'The portal asks for fewer requests. Wait a minute, then try again.'
      : `The portal asks for fewer requests. Try again in ${wait}.`,
  portalFault: (status: number) => `The portal reported an internal error (${status}). ${kept} Try again later.`,
  refusedBecause: (hint: string, code: string | null) =>
    `The portal refused the request: “${hint}”${code === null ? '' : ` (${code})`}. ${kept}`,
  refusedWithCode: (code: string) => `The portal refused the request (${code}). ${kept} Check the dashboard.`,
  refusedWithStatus: (status: number) =>
    `The portal refused the request (status ${status}). ${kept} Check the portal URL and the dashboard.`,

  seconds: (count: number) => (count === 1 ? '1 second' : `${count} seconds`),
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  hours: (count: number) => (count === 1 ? '1 hour' : `${count} hours`),
  mebibytes: (count: number) => `${count} MiB`,
  /** In place of a secret that the portal quotes. */
  redacted: '[token]',
}
