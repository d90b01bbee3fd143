import { expect, it } from 'vitest'
import { testPatch } from '../../runtime/testing.ts'
import type { KeyEvent } from '../../runtime/ports.ts'
import print from '../control/print.ts'
import key from './key.ts'
import keyname from './keyname.ts'
import keyup from './keyup.ts'

it('gives number and name of keys, pressed and let go, until it is gone', () => {
  const heard = new Set<(event: KeyEvent) => void>()
  const keys = {
    watch(listener: (event: KeyEvent) => void) {
      heard.add(listener)
      return () => void heard.delete(listener)
    }
  }
  const boxes = {
    k: 'key',
    u: 'keyup',
    n: 'keyname',
    pk: 'print k',
    pu: 'print u',
    pd: 'print down',
    pn: 'print name'
  }
  const patch = testPatch([key, keyup, keyname, print], boxes, ['k pk', 'u pu', 'n pd', 'n:1 pn'], { keys })
  for (const down of [true, false]) for (const listener of heard) listener({ code: 97, name: 'a', down })
  expect(patch.lines).toEqual(['k: 97', 'name: symbol a', 'down: 1', 'u: 97', 'name: symbol a', 'down: 0'])
  patch.machine.dispose()
  expect(heard.size).toBe(0)
})
