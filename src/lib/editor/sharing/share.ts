// Sharing an open patch, and ending that. Each is done whole or not at all.
import { Hub } from '../../collab/hub.ts'
import type { NewInvite } from '../../collab/hub-api.ts'
import type { RackLink } from '../../patch/rack-link.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Sharing } from '../session/sharing.svelte.ts'

/** The invitation that comes with sharing: it can be ended at any time. */
export const firstInvite: NewInvite = { role: 'editor', lasts: null, label: '' }

const wantsSignIn = (): LoadbangError =>
  new LoadbangError(
    'hub-sign-in',
    'This hub knows people by an account, and you are not signed in.',
    'Sign in at the hub first, or ask whoever runs it.'
  )

/** Makes a rack of the patch, connects it, and gives the key of a first invitation. */
export async function share(sharing: Sharing, name: string): Promise<string> {
  const { rack, key } = await new Hub().makeRack(name)
  if (key === null) throw wantsSignIn()
  const hub = new Hub(key)
  try {
    const { invite, key: invitation } = await hub.makeInvite(rack, firstInvite)
    const { org, docid, role } = rack
    await sharing.begin({ org, docid, role, key, made: { [invite.id]: invitation } })
    return invitation
  } catch (error) {
    await hub.endRack(rack).catch(() => {})
    throw error
  }
}

/** Makes another invitation; gives its key, which is kept so that its link can be copied again. */
export async function invite(sharing: Sharing, wish: NewInvite): Promise<string> {
  const link = linkOf(sharing)
  const { invite: made, key } = await new Hub(link.key).makeInvite(link, wish)
  await sharing.keep({ ...link, made: { ...link.made, [made.id]: key } })
  return key
}

/** For everybody: the rack goes, and each keeps what is on their disk. */
export async function stopSharing(sharing: Sharing): Promise<void> {
  const link = linkOf(sharing)
  await new Hub(link.key).endRack(link)
  await sharing.end()
}

function linkOf({ link }: Sharing): RackLink {
  if (!link) throw new LoadbangError('share-none', 'This patch is not shared any more.')
  return link
}
