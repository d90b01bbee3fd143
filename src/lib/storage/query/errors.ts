// What a query is told that cannot be one. Every sentence names the part that is wrong, every advice a form that works.
import { LoadbangError } from '../../runtime/errors.ts'

const CODE = 'db-query'

/** A text as a person wrote it, cut where it is long. */
const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`

export const noQuery = (what: string): LoadbangError =>
  new LoadbangError(
    CODE,
    `A query must be a record, and this is ${what}.`,
    'Write it as in {author: "ada", year: {$gt: 1840}}; {} finds everything.'
  )

export const unknownOperator = (name: string, known: readonly string[]): LoadbangError =>
  new LoadbangError(CODE, `A query knows no operator ${quoted(name)}.`, `Use one of ${known.join(' ')}.`)

export const needsField = (name: string): LoadbangError =>
  new LoadbangError(
    CODE,
    `${name} stands without a field to look at.`,
    `Put it behind a field, as in {year: {${name}: …}}.`
  )

export const belongsOutside = (name: string): LoadbangError =>
  new LoadbangError(
    CODE,
    `${name} cannot stand behind a field, because it joins whole queries.`,
    `Put it outside, as in {${name}: [{year: 1840}, {year: 1843}]}.`
  )

export const mixed = (path: string): LoadbangError =>
  new LoadbangError(
    CODE,
    `What is asked of ${quoted(path)} mixes operators with plain fields.`,
    'Use a dotted path for the fields, as in {"place.city": "Bath", "place.year": {$gt: 1840}}.'
  )

export const needsList = (name: string, what: string): LoadbangError =>
  new LoadbangError(
    CODE,
    `${name} needs a list of values, and this is ${what}.`,
    `Write it as in {${name}: [1, 2]}.`
  )

export const needsQueries = (name: string): LoadbangError =>
  new LoadbangError(
    CODE,
    `${name} needs a list with at least one query.`,
    `Write it as in {${name}: [{year: 1840}, {year: 1843}]}.`
  )

export const needsBoolean = (name: string, what: string): LoadbangError =>
  new LoadbangError(CODE, `${name} needs true or false, and this is ${what}.`, `Write {${name}: true}.`)

export const tooComplex = (limit: string): LoadbangError =>
  new LoadbangError(
    CODE,
    `A query can have ${limit}.`,
    'Ask for less at once, and look through what is found in a code cell.'
  )

export const badSort = (field: string): LoadbangError =>
  new LoadbangError(
    CODE,
    `The sort direction of ${quoted(field)} is neither 1 nor -1.`,
    'Write 1 for smallest first and -1 for largest first, as in {year: -1, title: 1}.'
  )

export const noSort = (what: string): LoadbangError =>
  new LoadbangError(
    CODE,
    `A sort order must be a record, and this is ${what}.`,
    'Write fields with 1 or -1, as in {year: -1, title: 1}.'
  )

export const badNumber = (name: string, what: string): LoadbangError =>
  new LoadbangError(
    CODE,
    `${name} must be a whole number from 0, and this is ${what}.`,
    `Leave ${name} out for all documents.`
  )

/** What a value is, for the sentences above. */
export function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'number') return `the number ${value}`
  if (typeof value === 'string') return `the text ${quoted(value)}`
  if (typeof value === 'boolean') return String(value)
  return typeof value === 'object' ? 'something else' : `a ${typeof value}`
}
