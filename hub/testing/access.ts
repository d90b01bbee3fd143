// For tests: rights told by the token itself, and taken back by hand.
import type { Authorize, Grant, Role } from '../access/authorize.ts'

export interface TestAccess {
  authorize: Authorize
  /** Takes back what a token gave. */
  revoke(token: string): void
  asked: number
  /** While false, nobody's right can be found out. */
  available: boolean
}

/** Tokens are `editor`, `viewer`, each with anything after a colon, `none`, `busy`, or `slow` (which is never answered). */
export function testAccess(): TestAccess {
  const given = new Map<string, AbortController>()
  const access: TestAccess = {
    asked: 0,
    available: true,
    async authorize({ room, token }) {
      access.asked++
      const [word] = token.split(':')
      if (word === 'slow') return new Promise<Grant>(() => {})
      if (word === 'busy' || !access.available) return { refused: 'unavailable' }
      if (word !== 'editor' && word !== 'viewer' && word !== '') return { refused: 'unauthorized' }
      let controller = given.get(token)
      if (!controller) given.set(token, (controller = new AbortController()))
      const role: Role = word === 'viewer' ? 'viewer' : 'editor'
      const until = token.endsWith(':brief') ? Date.now() + 150 : null
      return { ...room, role, user: token || null, until, revoked: controller.signal }
    },
    revoke(token) {
      given.get(token)?.abort()
      given.delete(token)
    }
  }
  return access
}
