// Why a connection ended, from what the hub says as it closes: `code: sentence`, or a code alone where it denies a sign-in.

/** What no new try changes. The sentences are the page's own: they say what becomes of the patch. */
const endings: Readonly<Record<string, string>> = {
  revoked: 'The invitation was ended. Ask the owner for another.',
  expired: 'The invitation has run out. Ask the owner for another.',
  unauthorized: 'The hub does not know this key. Open the invitation again.',
  forbidden: 'This patch is no longer shared with you, or no longer there. Ask the owner for access.',
  'room-erased': 'Its owner stopped sharing the patch.',
  'sign-in-again': 'Your sign-in has run out. Sign in again, then try again.',
  'room-name': 'The invitation names no patch. Ask the owner for another.',
  'room-full': 'The shared patch is as large as the hub takes. Take something out of it, then try again.',
  'update-too-large':
    'A change is larger than the hub takes. Share large things as files, undo it, then try again.',
  'frame-too-large':
    'A change is larger than the hub takes. Share large things as files, undo it, then try again.',
  'update-malformed': 'The hub cannot read a change that was made here. Reload the page, then try again.',
  'frame-malformed': 'The hub does not understand this page. Reload it: there may be a newer version.',
  'presence-malformed': 'The hub does not understand this page. Reload it: there may be a newer version.'
}

/** The invitation or the rack itself is gone, so that what is here is all that there is. */
const gone: ReadonlySet<string> = new Set(['revoked', 'expired', 'unauthorized', 'forbidden', 'room-erased'])
export const isGone = (code: string): boolean => gone.has(code)

export interface Ending {
  code: string
  /** It does not come again by itself. */
  final: boolean
  sentence: string
}

/** Null where nobody said anything: a connection that broke. */
export function endingOf(reason: string): Ending | null {
  const [, code = '', said = ''] = /^([a-z][a-z-]*)(?:: (.*))?$/s.exec(reason) ?? []
  if (!code) return null
  const final = Object.hasOwn(endings, code)
  return { code, final, sentence: endings[code] ?? said }
}
