// What people in one patch say of themselves, over Yjs' awareness: one state for each client (a tab), of these fields.
//
//   user       {id, name, color, role}   who it is. `id` is made up by the browser once and kept: two tabs of it are one person. `color`
//                                        is a word of the palette below. `role` is how they came in.
//   cursor     {x, y, parent} | null     where the pointer is, in the patch's own pixels; null: not over the canvas, or the tab is hidden
//   boxes      string[]                  what is selected, at most 200
//   editing    string | null             the box whose text or code is typed in
//   view       {x, y, zoom, parent}      what is looked at: the middle of the canvas, for those who follow
//   following  string | null             the id of the person who is followed
//   selection  {anchor, head} | null     caret and selection in a shared text: y-monaco's field, in its form
//
// `parent` is the way to the level that is shown: the ids of the boxes that one went into, joined by `/`; '' is the patch itself.
// Each client says the fields that it has; others may say none of them (a stock client of the protocol): they are here all the same.
//
// NOTHING OF THIS IS PROOF. Anybody in the room can say anything, also another's id: it is shown, and no right hangs on it. What is
// read is measured first, field by field; what does not fit is left out, and costs whoever said it that field.
import { limits } from '../patch/limits.ts'
import { field, isSafeId } from '../patch/values.ts'
import type { Role } from './hub-api.ts'

/** The colours of people, in the order in which they are given out. The names are CSS' own, for clients that know no palette. */
export const palette = [
  'royalblue',
  'chocolate',
  'orchid',
  'darkcyan',
  'deeppink',
  'olive',
  'slateblue',
  'goldenrod',
  'sienna',
  'slategray'
] as const
export type PersonColor = (typeof palette)[number]

export interface Who {
  readonly id: string
  readonly name: string
  readonly color: PersonColor
  readonly role: Role | null
}
export interface Spot {
  readonly x: number
  readonly y: number
  readonly parent: string
}
export interface View extends Spot {
  readonly zoom: number
}

/** What one client says, read. */
export interface Said {
  readonly user: Who
  readonly cursor: Spot | null
  readonly boxes: readonly string[]
  readonly editing: string | null
  readonly view: View | null
  readonly following: string | null
}

/** How much is taken of what somebody says. */
export const MOST = { name: 40, boxes: 200, levels: 32 } as const
const NOBODY = 'Guest'
const ZOOM = { least: 0.05, most: 20 }
const ROLES: readonly unknown[] = ['owner', 'editor', 'viewer']

/** What a client says; null for one that is not here (any more). Never throws. */
export function readSaid(state: unknown, client: number): Said | null {
  if (typeof state !== 'object' || state === null) return null
  return {
    user: readWho(field(state, 'user'), client),
    cursor: readSpot(field(state, 'cursor')),
    boxes: readBoxes(field(state, 'boxes')),
    editing: readId(field(state, 'editing')),
    view: readView(field(state, 'view')),
    following: readId(field(state, 'following'))
  }
}

function readWho(user: unknown, client: number): Who {
  const id = readId(field(user, 'id')) ?? `client-${client}`
  const color = field(user, 'color')
  const role = field(user, 'role')
  return {
    id,
    name: readName(field(user, 'name')) ?? NOBODY,
    color: isColor(color) ? color : colorFor(id),
    role: ROLES.includes(role) ? (role as Role) : null
  }
}

/** A name as it may be shown: one short line, without what would turn or hide the letters around it; null where nothing is left. */
export function readName(name: unknown): string | null {
  if (typeof name !== 'string') return null
  const plain = name
    .slice(0, MOST.name * 8)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    // One accent on each letter is language, twenty are a tower.
    .replaceAll(/(\p{M}{2})\p{M}+/gu, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return [...plain].slice(0, MOST.name).join('').trim() || null
}

const isColor = (color: unknown): color is PersonColor => (palette as readonly unknown[]).includes(color)

/** The colour that somebody has who chose none: always the same for the same id. */
export function colorFor(id: string): PersonColor {
  let sum = 0
  for (let i = 0; i < id.length; i++) sum = (sum * 31 + id.charCodeAt(i)) >>> 0
  return palette[sum % palette.length]!
}

function readSpot(spot: unknown): Spot | null {
  const [x, y] = [readPlace(field(spot, 'x')), readPlace(field(spot, 'y'))]
  const parent = readWay(field(spot, 'parent'))
  return x === null || y === null || parent === null ? null : { x, y, parent }
}

function readView(view: unknown): View | null {
  const spot = readSpot(view)
  const zoom = field(view, 'zoom')
  if (!spot || typeof zoom !== 'number' || !Number.isFinite(zoom)) return null
  return { ...spot, zoom: Math.min(ZOOM.most, Math.max(ZOOM.least, zoom)) }
}

const readPlace = (n: unknown): number | null =>
  typeof n === 'number' && Number.isFinite(n) && Math.abs(n) <= limits.position ? n : null

function readWay(way: unknown): string | null {
  if (way === '') return way
  if (typeof way !== 'string' || way.length > MOST.levels * (limits.id + 1)) return null
  const ids = way.split('/')
  return ids.length <= MOST.levels && ids.every(isSafeId) ? way : null
}

function readBoxes(boxes: unknown): readonly string[] {
  return Array.isArray(boxes) ? [...new Set(boxes.slice(0, MOST.boxes).filter(isSafeId))] : []
}

const readId = (id: unknown): string | null => (isSafeId(id) ? id : null)
