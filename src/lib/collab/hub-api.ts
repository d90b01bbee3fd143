// The hub's HTTP API: racks, who may do what in them, and their assets. The sockets have protocols of their own (hub/wire).
//
// A RACK is a patch that is shared: an id, an owner, a name, members. Its document is the room ORG/DOCID/main (and its other branches);
// every right in a room is a right in its rack.
//
// WHO SOMEBODY IS, a request says in `Authorization: Bearer TOKEN`. The same token goes into Hocuspocus' sign-in. Three kinds:
//   key     `lbk1.PAYLOAD.SIGNATURE`, base64url, signed by the hub (HMAC-SHA256): an invitation, anonymous, with role and expiry. The
//           owner's own key (role `owner`, no expiry) comes with the rack where there are no accounts; as a link it is how the owner
//           gets back in from elsewhere. Each has an id, is listed and can be ended; that closes the sockets it opened.
//   JWT     from a configured OpenID provider. Whoever comes with one has the role that the rack's list of members says.
//   ticket  `lbt1.RANDOM`, good once and for a minute, for y-websocket alone, whose token stands in the address and so in logs.
// A key is never in a path or a query: a link carries it in its fragment, `/join#KEY`, which browsers do not send.
//
// ERRORS are `{error: {code, message, advice}}` with a status: 400 malformed, 401 not known, 403 not allowed, 404 not there, 409 in
// conflict, 413 too large, 429 too many, 503 passing trouble. What somebody may not see is 404 or 403 alike to what is not there: the
// answers tell nobody which racks exist.
//
//   GET    /api/hub                            -> HubInfo                     what the Share dialog has to know
//   POST   /api/racks                NewRack   -> 201 MadeRack
//   GET    /api/racks/ORG/DOCID                -> Rack                        any role
//   PATCH  /api/racks/ORG/DOCID      {name}    -> Rack                        editor
//   DELETE /api/racks/ORG/DOCID                -> 204                         owner; ends all sockets, erases all branches
//   GET    …/members                           -> {members: Member[]}         any role
//   PUT    …/members/USER            {role}    -> Member                      owner; the last owner stays one
//   DELETE …/members/USER                      -> 204                         owner, or oneself (leaving)
//   POST   …/join                    {key}     -> Rack                        with a JWT: become a member by a key, in its role
//   GET    …/invites                           -> {invites: Invite[]}         owner
//   POST   …/invites                 NewInvite -> 201 MadeInvite              owner
//   DELETE …/invites/ID                        -> 204                         owner; its sockets are closed
//   POST   …/tickets                 {branch?} -> 201 Ticket                  any role
//
// ASSETS are named by the SHA-256 of their bytes and kept once on the hub, but a hash known is no right to read: a rack reads what was
// brought to it. Bringing one needs the bytes, or, where the hub has them already, a proof of having them.
//   POST   …/assets/missing          {hashes}  -> {missing: string[]}         any role; at most 1000; those the rack has not
//   POST   …/assets/HASH             {size}    -> Bringing                    editor
//   PATCH  …/assets/HASH             bytes     -> Bringing                    editor; `Upload-Offset: N`, at most 8 MiB a piece;
//                                                                             409 asset-offset where the hub is elsewhere
//   PUT    …/assets/HASH/proof       {proof}   -> Bringing                    lower-case hex HMAC-SHA256 of the bytes, the decoded
//                                                                             nonce as key
//   GET    …/assets/HASH                       -> bytes                       any role; Range; never as HTML or SVG in the page
import * as Type from '@sinclair/typebox'

export type Role = 'owner' | 'editor' | 'viewer'

const roles = [Type.Literal('owner'), Type.Literal('editor'), Type.Literal('viewer')]
const role = Type.Union(roles)
const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
/** Unix time in milliseconds. */
const time = Type.Integer({ minimum: 0 })
const name = Type.String({ minLength: 1, maxLength: 200 })

export const HubInfo = Type.Object({
  /** Addresses under which others reach this hub, best first, such as `https://patch.example`; empty where only this machine does. */
  addresses: Type.Array(Type.String()),
  /** Whether this request may make racks. */
  mayShare: Type.Boolean(),
  /** Bytes that an asset may have. */
  assetBytes: Type.Integer()
})
export type HubInfo = Type.Static<typeof HubInfo>

export const NewRack = Type.Object({ name })
export type NewRack = Type.Static<typeof NewRack>

export const Rack = Type.Object({
  org: Type.String(),
  docid: Type.String(),
  name: Type.String(),
  /** Of whoever asks. */
  role,
  created: time
})
export type Rack = Type.Static<typeof Rack>

export const MadeRack = Type.Object({
  rack: Rack,
  /** The owner's key; null where the owner came with a JWT. */
  key: Type.Union([Type.String(), Type.Null()])
})
export type MadeRack = Type.Static<typeof MadeRack>

export const Member = Type.Object({ user: Type.String(), name: Type.String(), role, joined: time })
export type Member = Type.Static<typeof Member>

export const NewInvite = Type.Object({
  role,
  /** Milliseconds from now after which it ends; null: never. */
  lasts: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
  /** What the owner calls it, such as whom it is for. */
  label: Type.String({ maxLength: 200 })
})
export type NewInvite = Type.Static<typeof NewInvite>

export const Invite = Type.Object({
  id: Type.String(),
  role,
  label: Type.String(),
  created: time,
  expires: Type.Union([time, Type.Null()]),
  /** When it was ended; null while it holds. */
  revoked: Type.Union([time, Type.Null()]),
  /** When somebody last came in with it; null: nobody yet. */
  used: Type.Union([time, Type.Null()]),
  /** Open connections that came in with it. */
  connected: Type.Integer(),
  /** It is the one that this request came with. */
  own: Type.Boolean()
})
export type Invite = Type.Static<typeof Invite>

export const MadeInvite = Type.Object({ invite: Invite, key: Type.String() })
export type MadeInvite = Type.Static<typeof MadeInvite>

export const Ticket = Type.Object({ ticket: Type.String(), until: time })
export type Ticket = Type.Static<typeof Ticket>

/** `done`: the rack has it. `bytes`: send from the offset. `proof`: the hub has it; prove that you do, with this nonce (base64url). */
export const Bringing = Type.Union([
  Type.Object({ state: Type.Literal('done') }),
  Type.Object({ state: Type.Literal('bytes'), offset: Type.Integer({ minimum: 0 }) }),
  Type.Object({ state: Type.Literal('proof'), nonce: Type.String() })
])
export type Bringing = Type.Static<typeof Bringing>

export const Hashes = Type.Object({ hashes: Type.Array(sha256, { maxItems: 1000 }) })
export type Hashes = Type.Static<typeof Hashes>

/** What a key says of itself, readable without the hub; what it is worth, the hub alone knows. */
export const KeyPayload = Type.Object({
  id: Type.String(),
  org: Type.String(),
  docid: Type.String(),
  role,
  expires: Type.Union([time, Type.Null()])
})
export type KeyPayload = Type.Static<typeof KeyPayload>

export const KEY = 'lbk1.'
export const TICKET = 'lbt1.'
