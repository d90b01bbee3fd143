// Coming in by an invitation: a patch of one's own that is connected to the rack, and holds what the rack holds before it opens.
import * as Y from 'yjs'
import { connect } from '../../collab/connect.ts'
import { Hub } from '../../collab/hub.ts'
import type { Role } from '../../collab/hub-api.ts'
import { readKey } from '../../collab/key.ts'
import { markOf } from '../../collab/marks.ts'
import { sameRack, type RackLink } from '../../patch/rack-link.ts'
import { metaOf } from '../../patch/shape.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { holdLock } from '../../storage/library/making.ts'
import { syncNotes } from '../../storage/sync-notes.ts'
import { library } from '../library/the-library.ts'
import { hubSocket } from '../session/sharing.svelte.ts'

/** Milliseconds that the hub has for a document. */
const PATIENCE = 30_000

const malformed = (): LoadbangError =>
  new LoadbangError(
    'invite-malformed',
    'This is no whole invitation.',
    'Open the link once more as it was sent to you; a part of it may have been cut off.'
  )
const slow = (): LoadbangError =>
  new LoadbangError('hub-away', 'The hub does not send the patch.', 'Check the connection, then try again.')

/** Gives the id of the patch; where this browser is in that rack already, of the one that is there. */
export async function join(text: string): Promise<string> {
  const said = readKey(text)
  if (!said) throw malformed()
  // Two tabs with the same link make one patch.
  const done = await holdLock(`loadbang-join-${said.org}/${said.docid}`)
  try {
    const { org, docid, name, role } = await new Hub(text.trim()).rack(said)
    const link: RackLink = { org, docid, key: text.trim(), role }
    const known = (await library().list()).find(({ rack }) => sameRack(rack, link))
    if (!known) return await make(link, name)
    await renew(known.id, known.rack!, link)
    return known.id
  } finally {
    done()
  }
}

const rank: Readonly<Record<Role, number>> = { owner: 2, editor: 1, viewer: 0 }

/** Of two keys the one that opens more; an ended one opens nothing. */
async function renew(id: string, old: RackLink, link: RackLink): Promise<void> {
  const still = await new Hub(old.key).rack(old).catch(() => null)
  if (still && rank[still.role] >= rank[link.role]) return
  await library().touch(id, { rack: { ...link, ...(old.made ? { made: old.made } : {}) } })
}

async function make(link: RackLink, rackName: string): Promise<string> {
  const doc = new Y.Doc()
  try {
    await fill(doc, link)
    const own = metaOf(doc).get('name')
    const name = typeof own === 'string' ? own : rackName
    const { id } = await library().create({ name, update: Y.encodeStateAsUpdate(doc), rack: link })
    syncNotes(id).write('mark', markOf(doc))
    return id
  } finally {
    doc.destroy()
  }
}

/** All that the hub has, into the document. */
function fill(doc: Y.Doc, link: RackLink): Promise<void> {
  const together = connect({
    url: hubSocket(),
    link,
    doc,
    notes: { read: () => null, write: () => {}, watch: () => () => {} },
    isOwn: () => false
  })
  let timer: ReturnType<typeof setTimeout>
  let stop = () => {}
  return new Promise<void>((resolve, reject) => {
    timer = setTimeout(() => reject(slow()), PATIENCE)
    stop = together.sync.subscribe((state) => {
      if (state.state === 'ended') reject(new LoadbangError(state.code, state.sentence))
      if (state.state === 'synced') resolve()
    })
  }).finally(() => {
    clearTimeout(timer)
    stop()
    together.close()
  })
}
