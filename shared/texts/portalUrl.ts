/** Why a text is not a portal URL. */
export const portalUrlTexts = {
  noHost: (field: string) => `Enter the ${field} first: it is part of the address that this secret may go to.`,
  empty: 'Enter a host, an origin or a full address.',
  tooLong: 'This is too long for a portal URL.',
  characters: 'A portal URL can’t have spaces, backslashes, percent signs or invisible characters.',
  userinfo: 'A portal URL can’t have a user name or password. Remove the part before @.',
  query: 'A portal URL can’t have a part after ? or #. Remove it.',
  scheme: 'A portal URL begins with https:// (or is just a host).',
  plainHttp: 'Plain http is for this computer only (localhost, 127.0.0.1, [::1]). Use https://.',
  httpsOnly: (service: string) => `${service} is reached over https only, even on this computer. Use https://.`,
  port: 'The port is a number from 1 to 65535.',
  host: 'This is not a host name. Enter one such as portal.example.com.',
  number: 'Write an IP address as four plain numbers, such as 127.0.0.1.',
  path: 'The path of a portal URL has only letters, digits and - . _ ~ between its slashes.',
}
