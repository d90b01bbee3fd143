// Whether bytes are a Yjs update that every client and every later merge can take, and which structs are in it. The serving process
// reads updates and applies none. `decodeUpdate` alone is not enough: it takes trailing bytes, any order of clients, and any
// number of structs; a merge over such an update would lose some of them without a word.
import * as Y from 'yjs'
import { HubError } from '../errors.ts'

export interface UpdateLimits {
  /** Bytes of one update. */
  maxBytes: number
  /** Structs and deleted ranges of one update, each. */
  maxStructs: number
}

export const defaultUpdateLimits: UpdateLimits = { maxBytes: 32 * 1024 * 1024, maxStructs: 2_000_000 }

/** Structs of one client, from a clock up to one that is not included. */
export interface Range {
  client: number
  from: number
  to: number
}

export interface CheckedUpdate {
  /** By client, in order; skipped ones are not in them. */
  ranges: readonly Range[]
  /** Whether it deletes anything. */
  deletes: boolean
}

/** Nested deeper, a value would end some client's stack. */
const maxDepth = 200

// Yjs decodes through a class of the caller's choice: so the decoder itself tells how far it came.
let measured: MeasuringDecoder
let structsLeft = 0

class MeasuringDecoder extends Y.UpdateDecoderV1 {
  constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
    super(decoder)
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- Yjs makes it and keeps it; nothing else decodes until that call returns
    measured = this
  }
  override readInfo(): number {
    if (structsLeft-- <= 0) throw new HubError('update-too-large', 'it has too many parts')
    const info = super.readInfo()
    // Past its end the decoder reads undefined.
    if (info === undefined) throw new RangeError('unexpected end')
    return info
  }
  override readDsClock(): number {
    if (structsLeft-- <= 0) throw new HubError('update-too-large', 'it has too many parts')
    return super.readDsClock()
  }
}

/** Throws `update-malformed` or `update-too-large`. */
export function checkUpdate(bytes: Uint8Array, limits: UpdateLimits = defaultUpdateLimits): CheckedUpdate {
  if (bytes.length > limits.maxBytes) throw new HubError('update-too-large')
  structsLeft = limits.maxStructs
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdateV2(bytes, MeasuringDecoder)
  } catch (cause) {
    if (cause instanceof HubError) throw cause
    throw new HubError('update-malformed', '', { cause })
  }
  if (measured.restDecoder.pos !== bytes.length) throw new HubError('update-malformed', 'bytes are left over')
  const ranges = rangesOf(decoded.structs)
  let deletes = false
  for (const [, deleted] of decoded.ds.clients) {
    for (const { clock, len } of deleted) {
      if (len < 1 || !Number.isSafeInteger(clock + len))
        throw new HubError('update-malformed', 'a deleted range is none')
      deletes = true
    }
  }
  return { ranges, deletes }
}

function rangesOf(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): Range[] {
  const ranges: Range[] = []
  let range: Range | null = null
  let client = Infinity
  let next = 0
  for (const struct of structs) {
    const { id, length } = struct
    if (id.client !== client) {
      // Merging relies on it: each client once, greater ones first.
      if (id.client > client) throw new HubError('update-malformed', 'clients are out of order')
      client = id.client
      range = null
      next = id.clock
    }
    if (length < 1 || id.clock !== next || !Number.isSafeInteger(id.clock + length))
      throw new HubError('update-malformed', 'a struct has no length or no place')
    next = id.clock + length
    if (struct instanceof Y.Skip) {
      range = null
      continue
    }
    if (struct instanceof Y.Item) checkContent(struct.content)
    if (range) range.to = next
    else ranges.push((range = { client, from: id.clock, to: next }))
  }
  return ranges
}

function checkContent(content: Y.Item['content']): void {
  if (content instanceof Y.ContentAny)
    for (const value of content.arr as unknown[]) checkDepth(value, maxDepth)
}

function checkDepth(value: unknown, left: number): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  if (left === 0) throw new HubError('update-malformed', 'a value is nested too deep')
  for (const inner of Object.values(value)) checkDepth(inner, left - 1)
}
