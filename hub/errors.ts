// Every error of the hub in one table: a stable code, what happened, what to do. Codes travel in close reasons, answers and
// logs; the sentences are for people. No text here holds a token, a document's content or a path of the machine.

/** An error with a code, a sentence saying what happened, and one saying what to do. */
export class HubError extends Error {
  readonly code: HubErrorCode
  /** What to do about it, one sentence. */
  readonly advice: string
  /** Of this case: which room, what the system said. For logs and people, not for programs. */
  readonly detail: string
  constructor(code: HubErrorCode, detail = '', options?: ErrorOptions) {
    const [what, advice] = texts[code]
    super(detail === '' ? what : `${what.slice(0, -1)}: ${detail}.`, options)
    this.name = 'HubError'
    this.code = code
    this.advice = advice
    this.detail = detail
  }
  /** Both sentences. */
  get sentence(): string {
    return `${this.message} ${this.advice}`
  }
}

export type HubErrorCode = keyof typeof texts

const texts = {
  // Storage
  'storage-full': [
    'The disk that holds the shared patches is full.',
    'Make room on it; changes are taken again by themselves.'
  ],
  'storage-read-only': [
    'The disk that holds the shared patches cannot be written.',
    'Make it writable; changes are taken again by themselves.'
  ],
  'storage-failed': ['The shared patches could not be read or written.', "Look at the hub's disk."],
  'storage-newer': [
    'The data folder was written by a newer Loadbang.',
    'Start that version, or name another folder in LOADBANG_DATA.'
  ],
  'storage-in-use': [
    'Another Loadbang is using the data folder.',
    'Stop that one, or name another folder in LOADBANG_DATA.'
  ],
  'storage-closed': ['The hub is stopping.', 'Connect again in a moment.'],
  'snapshot-damaged': [
    'The stored state of a shared patch is damaged.',
    'Restore it from a backup; the hub has changed nothing since.'
  ],
  'compaction-failed': ['A shared patch could not be compacted.', 'Nothing is lost; look at the log.'],
  'entries-aside': [
    'Changes of a shared patch were set aside.',
    'Nothing is lost; look at the log for why, and bring them back or let them go.'
  ],
  'room-erased': ['The shared patch was deleted.', 'Share it anew.'],
  'backup-there': ['There is something under that name already.', 'Name a folder that does not exist yet.'],
  'backup-no-data': [
    'There are no shared patches to back up.',
    'Name the data folder in LOADBANG_DATA, as for the hub.'
  ],
  'backup-damaged': ['This is no whole backup.', 'Take another one; nothing was changed.'],
  // Assets
  'asset-name': ['An asset is named by what is no SHA-256.', 'Send 64 lower-case hexadecimal digits.'],
  'asset-missing': ['There is no such asset.', 'Upload it first.'],
  'asset-unreadable': [
    'An asset is there but cannot be read.',
    "Look at the hub's disk; nothing was deleted."
  ],
  'asset-mismatch': ['An upload is not what its hash says.', 'Upload it again from the start.'],
  'asset-offset': ['An upload goes on at another place.', 'Ask for its offset and send from there.'],
  'asset-proof': ['The proof of having an asset does not fit.', 'Ask how to bring it, and try again.'],
  'rack-full': [
    'The files of this shared patch are as large together as the hub takes.',
    'Take some out of it; they are let go of after a while.'
  ],
  'asset-too-large': ['An asset is larger than the hub takes.', 'Share a smaller file.'],
  // What clients send
  'room-name': [
    'An address names no room.',
    'Use ORG/DOCID/BRANCH, each of 1 to 128 letters, digits and . _ ~ : @ + -'
  ],
  'frame-malformed': ['A message is not of the protocol.', 'Update the client.'],
  'frame-too-large': ['A message is larger than the hub takes.', 'Share larger data as an asset.'],
  'update-malformed': ['A change cannot be read.', 'Reload the patch.'],
  'update-too-large': ['A change is larger than the hub takes.', 'Share larger data as an asset.'],
  'presence-malformed': ['A presence message cannot be read.', 'Update the client.'],
  'room-full': ['The shared patch is as large as the hub takes.', 'Take something out of it, or split it.'],
  // Rights
  unauthorized: ['The hub does not know who this is.', 'Open the invitation again, or sign in.'],
  forbidden: ['This is not allowed here.', 'Ask the owner for access.'],
  'read-only': ['A viewer cannot change the patch.', 'Ask the owner to edit.'],
  revoked: ['The invitation was ended.', 'Ask the owner for another.'],
  expired: ['The invitation has run out.', 'Ask the owner for another.'],
  'sign-in-again': ['The sign-in has run out.', 'Sign in again; the patch stays as it is.'],
  'role-changed': ['The role in this patch was changed.', 'Connect again; it holds from now on.'],
  'access-unavailable': ['Who this is cannot be checked at present.', 'Try again in a moment.'],
  'last-owner': [
    'A shared patch needs an owner.',
    'Make somebody else the owner first, or delete the patch.'
  ],
  'share-sign-in': ['Only who is signed in can share here.', 'Sign in, then share.'],
  'door-closed': [
    'The request came from another page, or by another address, than the hub is reached by.',
    'Open Loadbang at the address of the hub; whoever runs it sets LOADBANG_URL.'
  ],
  // Requests
  'request-malformed': ['The request is not as the hub expects it.', 'Reload the page.'],
  'request-too-large': ['The request is larger than the hub takes.', 'Send less at once.'],
  'not-found': ['There is nothing at this address.', 'Reload the page.'],
  'invite-missing': ['There is no such invitation.', 'Look at the list again.'],
  'member-missing': ['There is no such member.', 'Look at the list again.'],
  'too-many-invites': ['There are too many invitations to this patch.', 'Use one of them again.'],
  'settings-wrong': ['The hub cannot start with these settings.', 'Correct them and start again.'],
  // Load
  'too-many-connections': ['Too many are connected.', 'Try again in a moment.'],
  'too-many-rooms': ['Too many shared patches are open.', 'Try again in a moment.'],
  'too-many-documents': ['Too many documents on one connection.', 'Open another connection.'],
  'too-fast': ['Messages come faster than the hub takes them.', 'Try again in a moment.'],
  'too-slow': [
    'The connection is too slow for what happens.',
    'Connect again: only what is missing will be sent.'
  ],
  'auth-timeout': ['Nothing was said about who this is.', 'Connect again.'],
  'auth-queue': ['Too much was sent before signing in.', 'Wait for the answer first.'],
  'going-away': ['The hub is stopping.', 'Connect again in a moment.']
} as const satisfies Record<string, readonly [what: string, advice: string]>

/** Any thrown value as an error with a code. */
export function asHubError(thrown: unknown, code: HubErrorCode = 'storage-failed'): HubError {
  if (thrown instanceof HubError) return thrown
  return new HubError(code, '', { cause: thrown })
}
