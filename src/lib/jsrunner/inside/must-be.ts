// A person's call without the function that it needs is told what to write.
import { cellErrors } from '../errors.ts'

// Called with whatever the caller has; what it is called with is its affair.
type AnyFunction = (...args: unknown[]) => unknown

export function mustBeFunction(value: unknown, name: string): asserts value is AnyFunction {
  if (typeof value !== 'function') {
    throw cellErrors.value(`${name}() was given no function.`, `Write ${name}((…) => { … }).`)
  }
}
