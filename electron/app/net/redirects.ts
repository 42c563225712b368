import { networkTexts as texts } from '../../../shared/texts/network'

const most = 3

/**
 * Classifies the redirects of one exchange, each before it is followed: null to follow it, otherwise the reason not to,
 * in words. Only reads are followed, at most three times, and never to another origin: the secret's header would go
 * there too.
 */
export function createRedirectRule(from: URL, method: string): (target: string) => string | null {
  let followed = 0
  return (target) => {
    if (!URL.canParse(target)) return texts.redirectedNowhere
    const { origin, username, password } = new URL(target)
    if (origin === 'null') return texts.redirectedNowhere
    if (origin !== from.origin) return texts.redirectedAway(origin)
    if (username !== '' || password !== '') return texts.redirectedNowhere
    if (method.toUpperCase() !== 'GET') return texts.redirectedWrite
    followed += 1
    return followed > most ? texts.redirectedTooOften : null
  }
}
