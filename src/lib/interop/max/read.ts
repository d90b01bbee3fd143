// Text of a .maxpat file -> the boxes and cables in it, their types checked. What else a patcher says (fonts, windows, colours) is
// about how Max shows it.
import { limits } from '../../patch/limits.ts'
import { field, fields } from '../../patch/values.ts'
import { maxErrors } from './errors.ts'
import { maxLimits } from './limits.ts'

export interface MaxPatcher {
  boxes: MaxBox[]
  lines: MaxLine[]
}

export interface MaxBox {
  id: string
  maxclass: string
  /** Of objects, messages and comments. */
  text: string
  rect: { x: number; y: number; width: number; height: number }
  /** What lies in it. */
  patcher: MaxPatcher | null
  /** All that the file says of it. */
  raw: unknown
}

export interface MaxLine {
  from: string
  outlet: number
  to: string
  inlet: number
  /** A cable that Max keeps and does not use. */
  off: boolean
}

export function decodeMax(content: string | Uint8Array): string {
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content)
  return text.replace(/^\ufeff/, '').toWellFormed()
}

/** Whether bytes look like a .maxpat: JSON that begins with its patcher. */
export const looksLikeMax = (start: Uint8Array): boolean =>
  /^\ufeff?\s*\{\s*"patcher"\s*:/.test(new TextDecoder().decode(start.subarray(0, 200)))

/** `copied`: boxes from the clipboard have no file around them. Throws a LoadbangError `max-…`. */
export function readMax(content: string | Uint8Array, { copied = false } = {}): MaxPatcher {
  if (content.length > maxLimits.file) throw maxErrors.size(`it has ${content.length} characters`)
  const text = decodeMax(content)
  if (/^\s*max v2;/.test(text)) throw maxErrors.old()
  if (!/^\s*\{/.test(text)) throw maxErrors.invalid()
  measure(text)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (thrown) {
    throw maxErrors.json(
      thrown instanceof Error ? thrown.message.slice(0, 120).replace(/\.$/, '') : 'it ends early'
    )
  }
  const patcher = field(json, 'patcher') ?? (copied ? json : undefined)
  if (typeof patcher !== 'object' || patcher === null) throw maxErrors.invalid()
  return new Reader().patcher(patcher, 'the patch', 0)
}

/** Refuses what is nested too deep before JSON.parse, which would go to the end of its stack. */
function measure(text: string): void {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '"') {
      for (at++; at < text.length && text.charAt(at) !== '"'; at++) if (text.charAt(at) === '\\') at++
    } else if (char === '{' || char === '[') {
      if (++depth > maxLimits.json) throw maxErrors.deep('Its lists', maxLimits.json)
    } else if (char === '}' || char === ']') depth--
  }
}

class Reader {
  #boxes = 0
  #lines = 0

  patcher(raw: unknown, where: string, depth: number): MaxPatcher {
    if (depth > maxLimits.depth) throw maxErrors.deep('Subpatches', maxLimits.depth)
    const boxes = this.#list(raw, 'boxes', where).map((each, i) =>
      this.#box(field(each, 'box'), `box ${i + 1} of ${where}`, depth)
    )
    const ids = new Set<string>()
    for (const { id } of boxes) {
      if (ids.has(id)) throw maxErrors.damaged(`two boxes of ${where} have the id “${id.slice(0, 40)}”`)
      ids.add(id)
    }
    const lines = this.#list(raw, 'lines', where).map((each, i) =>
      this.#line(field(each, 'patchline'), `cable ${i + 1} of ${where}`)
    )
    return { boxes, lines }
  }

  #list(raw: unknown, name: string, where: string): unknown[] {
    const list = field(raw, name) ?? []
    if (!Array.isArray(list)) throw maxErrors.damaged(`the ${name} of ${where} are no list`)
    return list as unknown[]
  }

  #box(raw: unknown, where: string, depth: number): MaxBox {
    if (++this.#boxes > limits.nodes) throw maxErrors.size(`it has more than ${limits.nodes} boxes`)
    const [id, maxclass, text = ''] = ['id', 'maxclass', 'text'].map((name) => field(raw, name))
    if (typeof id !== 'string' || id === '') throw maxErrors.damaged(`${where} has no id`)
    if (typeof maxclass !== 'string' || maxclass === '') throw maxErrors.damaged(`${where} has no class`)
    if (typeof text !== 'string') throw maxErrors.damaged(`the text of ${where} is none`)
    if (text.length > limits.text) throw maxErrors.size(`a box's text has ${text.length} characters`)
    const rect = rectOf(field(raw, 'patching_rect'))
    if (!rect) throw maxErrors.damaged(`the place of ${where} is none`)
    const inside = field(raw, 'patcher')
    const name = `“${(text || maxclass).slice(0, 40)}”`
    return {
      id,
      maxclass,
      text,
      rect,
      patcher: typeof inside === 'object' && inside !== null ? this.patcher(inside, name, depth + 1) : null,
      raw
    }
  }

  #line(raw: unknown, where: string): MaxLine {
    if (++this.#lines > limits.edges) throw maxErrors.size(`it has more than ${limits.edges} cables`)
    const [source, destination] = ['source', 'destination'].map((name) => endOf(field(raw, name)))
    if (!source || !destination) throw maxErrors.damaged(`${where} has no ends`)
    const off = field(raw, 'disabled')
    return {
      from: source.id,
      outlet: source.port,
      to: destination.id,
      inlet: destination.port,
      off: off === 1 || off === true
    }
  }
}

/** null: something else stands there. */
function rectOf(value: unknown): MaxBox['rect'] | null {
  if (value === undefined) return { x: 0, y: 0, width: 0, height: 0 }
  if (!Array.isArray(value) || value.length < 2) return null
  const [x, y, width = 0, height = 0] = value as unknown[]
  const all = [x, y, width, height]
  return all.every((each): each is number => typeof each === 'number' && Number.isFinite(each))
    ? { x: all[0]!, y: all[1]!, width: all[2]!, height: all[3]! }
    : null
}

function endOf(value: unknown): { id: string; port: number } | null {
  if (!Array.isArray(value) || value.length !== 2) return null
  const [id, port] = value as unknown[]
  const isPort = Number.isInteger(port) && (port as number) >= 0 && (port as number) <= maxLimits.ports
  return typeof id === 'string' && isPort ? { id, port: port as number } : null
}

/** What a box says besides, as far as it is plain and small: kept with a box that nothing here knows. */
export function attributesOf({ raw }: MaxBox): Record<string, string | number | (string | number)[]> {
  const kept: Record<string, string | number | (string | number)[]> = {}
  let left: number = maxLimits.kept
  const plain = (value: unknown): value is string | number =>
    typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
  for (const name of fields(raw)) {
    if (!/^[A-Za-z]\w{0,60}$/.test(name) || readElsewhere.has(name)) continue
    const value = field(raw, name)
    if (!plain(value) && !(Array.isArray(value) && value.every(plain))) continue
    left -= name.length + JSON.stringify(value).length
    if (left < 0) break
    kept[name] = value
  }
  return kept
}

/** Read by others, or about every box and of no use to anybody. */
const readElsewhere: ReadonlySet<string> = new Set([
  'maxclass',
  'numinlets',
  'numoutlets',
  'outlettype',
  'fontname',
  'fontsize',
  'fontface',
  'style',
  'id',
  'text',
  'patching_rect',
  'patcher',
  'constructor',
  'prototype'
])
