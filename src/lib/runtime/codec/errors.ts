// What the codec says when a value cannot travel or be kept. Storage gives these sentences its own code.
import { LoadbangError } from '../errors.ts'

/** How deep lists and records may nest. Keeps recursion far below a worker's stack, and ends a value that contains itself. */
export const MAX_DEPTH = 500

/** How many values one message may hold in all: what refers to the same list many times over would grow without end. */
export const MAX_VALUES = 10_000_000

const remedies: Readonly<Record<string, string>> = {
  Map: 'Make it a record with Object.fromEntries(map), or a list with [...map].',
  Set: 'Make it a list with [...set].',
  BigInt: 'Make it a number or a text.',
  Error: 'Take its message instead.',
  Promise: 'Await it first.',
  ImageBitmap: 'Make a Blob of it first.',
  ImageData: 'Take its data and its width and height instead.'
}

/** A kind of value that no message may contain, or that cannot be kept. */
export function strangeKind(kind: string): LoadbangError {
  return new LoadbangError(
    'value-kind',
    `A value of the kind ${kind} can be neither kept nor sent.`,
    remedies[kind] ?? 'Use numbers, texts, lists, records, dates and bytes.'
  )
}

export function tooDeep(): LoadbangError {
  return new LoadbangError(
    'value-deep',
    `A value nests deeper than ${MAX_DEPTH} levels, or contains itself.`,
    'Make it flatter.'
  )
}

export function tooMany(): LoadbangError {
  return new LoadbangError(
    'value-big',
    `A message holds more than ${MAX_VALUES} values.`,
    'Use bytes (a typed array) for data of this size.'
  )
}

export function handedOver(): LoadbangError {
  return new LoadbangError(
    'value-gone',
    'The bytes of a value have been handed over to somebody else and are no longer here.',
    'Copy them before they are transferred.'
  )
}

/** What arrived is not what the codec writes: a damaged file, or a cell that bypasses its own side of the wire. */
export function broken(what: string): LoadbangError {
  return new LoadbangError('value-broken', `An encoded value is damaged: ${what}.`)
}
