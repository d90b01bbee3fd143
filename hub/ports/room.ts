// A room is what is shared under one name: one document of one organization (a rack), in one branch.
import { HubError } from '../errors.ts'

export interface Room {
  readonly org: string
  readonly docid: string
  readonly branch: string
}

/** The branch of a name that tells none. */
export const mainBranch = 'main'

// No slash, no percent sign, no control character: a part is the same in an address, a Redis key and a log.
const part = /^[A-Za-z0-9_~:@+-](?:[A-Za-z0-9._~:@+-]{0,127})$/

/**
 * The room of `org/docid` or `org/docid/branch`. Parts have 1 to 128 characters of A-Z a-z 0-9 . _ ~ : @ + - and do not
 * begin with a dot. Throws `room-name` on anything else.
 */
export function parseRoom(name: string): Room {
  const [org = '', docid = '', branch = mainBranch, ...more] = name.split('/')
  const room = { org, docid, branch }
  if (more.length > 0 || !Object.values(room).every((text) => part.test(text)))
    throw new HubError('room-name')
  return room
}

/** `org/docid/branch`: one text per room, one room per text. */
export const roomName = ({ org, docid, branch }: Room): string => `${org}/${docid}/${branch}`
