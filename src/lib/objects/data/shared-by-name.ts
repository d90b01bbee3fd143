// Something that all boxes of one name in a patch hold together, such as a [coll]. It lives as long as one of them does; without a
// name it is the box's own.
import type { Shared } from '../../runtime/define.ts'

export function shareByName<T extends object>(
  shared: Shared,
  kind: string,
  name: string | undefined,
  make: () => T
): { value: T; fresh: boolean; leave: () => void } {
  if (name === undefined || name === '') return { value: make(), fresh: true, leave: () => {} }
  const found = shared.find(kind, name) as T | undefined
  const value = found ?? make()
  return { value, fresh: found === undefined, leave: shared.define(kind, name, value) }
}
