// A person's call without the function that it needs is told what to write.
import { cellErrors } from '../errors.ts'
import { limits } from '../protocol.ts'

// Called with whatever the caller has; what it is called with is its affair.
type AnyFunction = (...args: unknown[]) => unknown

export function mustBeFunction(value: unknown, name: string): asserts value is AnyFunction {
  if (typeof value !== 'function') {
    throw cellErrors.value(`${name}() was given no function.`, `Write ${name}((…) => { … }).`)
  }
}

export function mustBeName(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '' && value.length <= limits.nameLength) return value
  throw cellErrors.value(`${name}() was given no name.`, `Write ${name}('tempo', …).`)
}

export function mustBeTitles(titles: readonly unknown[], name: string): void {
  if (titles.every((title) => typeof title === 'string')) return
  throw cellErrors.value(
    `${name}() was given something other than titles.`,
    `Write ${name}('pitch', 'loudness').`
  )
}
