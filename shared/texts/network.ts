/**
 * What the user reads when a portal could not be reached or answered badly: what happened, then what to do.
 */
const kept = 'Nothing saved was changed.'

export const networkTexts = {
  offline:
    'There is no network connection. Everything that needs no portal still works; try again when online.',
  unknownHost: (host: string) =>
    `The name ${host} could not be found. Check the portal URL and the network connection.`,
  unreachable: (host: string) =>
    `No way leads to ${host} from this network. Check the connection, a VPN or a firewall, then try again.`,
  networkChanged: 'The network connection changed during the request. Try again.',
  refused: (host: string) =>
    `${host} refused the connection. Check the portal URL, or whether the portal is running.`,
  unsafePort: (host: string) =>
    `${host} names a port that is never used for web requests. Check the port in the portal URL.`,
  blocked: (host: string) =>
    `Something on this machine blocked the request to ${host}. Check firewall and security software.`,
  timeout: (host: string, seconds: number) =>
    `${host} gave no complete answer within ${seconds} seconds. ${kept} Try again later.`,
  cut: (host: string) =>
    `The connection to ${host} broke before the answer was complete. ${kept} Try again.`,
  cancelled: `Cancelled. ${kept}`,
  failed: (host: string, reason: string) =>
    `The request to ${host} failed (${reason}). Check the connection, then try again.`,

  certificateDate: (host: string) =>
    `The certificate of ${host} has expired or is not valid yet. ` +
    'Check the date of this computer; if it is right, the portal has to renew its certificate.',
  certificateHost: (host: string) =>
    `The certificate of ${host} was made for another host name, so nothing was sent. Check the portal URL.`,
  certificateAuthority: (host: string) =>
    `The certificate of ${host} comes from an authority this computer does not trust, so nothing was sent. ` +
    'If the portal is your own, install its authority in the system.',
  certificateRevoked: (host: string) =>
    `The certificate of ${host} was withdrawn by its authority, so nothing was sent. ` +
    'Ask those who run the portal.',
  certificateOther: (host: string, reason: string) =>
    `The certificate of ${host} was not accepted (${reason}), so nothing was sent. ` +
    'Ask those who run the portal.',
  clientCertificate: (host: string) =>
    `${host} asks for a certificate of this computer, which Latchkey does not offer. ` +
    'Ask those who run the portal.',
  handshake: (host: string) =>
    `No safe connection to ${host} could be agreed on. It may speak only outdated TLS, or none at that port.`,

  proxyUnreachable:
    'The proxy of this system could not be reached. Check the proxy settings of the system, then try again.',
  proxyRefused: (host: string) =>
    `The proxy of this system gave no way to ${host}. Check the proxy settings, or ask who runs the proxy.`,
  proxyLogin:
    'The proxy of this system asks for a login, which Latchkey does not offer. Ask who runs the proxy.',
  proxyCertificate:
    'The proxy of this system shows a certificate that is not trusted, so nothing was sent. Ask who runs it.',

  redirectedAway: (origin: string) =>
    `The portal pointed to another origin (${origin}). Nothing was sent there. Check the portal URL.`,
  redirectedNowhere: 'The portal pointed to an address that can not be understood. Check the portal URL.',
  redirectedTooOften: 'The portal pointed from address to address without end. Check the portal URL.',
  redirectedWrite:
    'The portal wanted a request that changes something sent elsewhere. It was not. Check the URL.',
  strangeStatus: (status: number) =>
    `The portal gave an answer that does not belong here (status ${status}). Check the portal URL.`,

  tooLarge: (limit: string) =>
    `The answer was larger than ${limit}, so reading stopped. ${kept} Check the portal URL.`,
  headersTooLarge: `The answer began with far too much header text, so reading stopped. ${kept}`,
  notHttp: (host: string) =>
    `${host} answered with something that is not HTTP. Check the port in the portal URL.`,
  html:
    `The answer is a web page, not the portal's data. ${kept} ` +
    'Check the portal URL; on a guest network, sign in to the network first.',
  empty: `The answer was empty. ${kept} Try again, and check the portal URL.`,
  broken: `The answer is not valid JSON; it may have been cut short. ${kept} Try again.`,
  notJson: `The answer is not JSON. ${kept} Check the portal URL.`,
  undecodable: `The answer was packed in a way that could not be unpacked. ${kept} Try again.`,
  hostileKey: `The answer holds a reserved name (__proto__ or the like), so it was not used. ${kept}`,
  missing: (path: string) => `The answer lacks ${path}. ${kept} Ask the portal's support if it stays so.`,
  emptyValue: (path: string) =>
    `In the answer ${path} is empty. ${kept} Ask the portal's support if it stays so.`,
  mistyped: (path: string) =>
    `In the answer ${path} has an unexpected form. ${kept} Ask the portal's support if it stays so.`,
  wholeAnswer: 'the expected data',

  unsendable: 'The secret holds characters that can not be sent. Copy it again and paste it anew.',
  otherOrigin: (saved: string, target: string) =>
    `The secret was saved for ${saved} and is not sent to ${target}. Paste it again to use it there.`,

  rejected: 'The portal did not accept the credential. Copy it again from the dashboard and paste it anew.',
  tooManyRequests: (wait: string | null) =>
    wait === null
      ? 'The portal asks for fewer requests. Wait a minute, then try again.'
      : `The portal asks for fewer requests. Try again in ${wait}.`,
  portalFault: (status: number) =>
    `The portal has a problem of its own (status ${status}). ${kept} Try again later.`,
  refusedBecause: (hint: string, code: string | null) =>
    `The portal refused the request: “${hint}”${code === null ? '' : ` (${code})`}. ${kept}`,
  refusedWithCode: (code: string) => `The portal refused the request (${code}). ${kept} Check the dashboard.`,
  refusedWithStatus: (status: number) =>
    `The portal refused the request (status ${status}). ${kept} Check the portal URL and the dashboard.`,

  seconds: (count: number) => (count === 1 ? '1 second' : `${count} seconds`),
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  hours: (count: number) => (count === 1 ? '1 hour' : `${count} hours`),
}

/** Why a text is no portal URL. */
export const portalUrlTexts = {
  empty: 'Give a host, an origin or a full address.',
  tooLong: 'This is too long for a portal URL.',
  characters: 'A portal URL has no blanks, backslashes, percent signs or invisible characters.',
  userinfo: 'A portal URL carries no user name or password. Remove the part before @.',
  query: 'A portal URL has nothing after ? or #. Remove that part.',
  scheme: 'A portal URL begins with https:// (or is a host alone).',
  plainHttp: 'Plain http is for this computer only (localhost, 127.0.0.1, [::1]). Use https://.',
  httpsOnly: (service: string) => `${service} is asked over https only, even on this computer. Use https://.`,
  port: 'The port is a number from 1 to 65535.',
  host: 'This is not a host name. Give one such as portal.example.com.',
  number: 'Write an IP address as four plain numbers, such as 127.0.0.1.',
  path: 'The path of a portal URL has only letters, digits and - . _ ~ between its slashes.',
}
