// What the person has allowed: kept by patch and code, forgotten with the patch.
import { beforeEach, expect, test, vi } from 'vitest'
import { forgetGrants } from './forget-grants.ts'
import { Grants, type Grant } from './grants.ts'

const grant = (more: Partial<Grant> = {}): Grant => ({
  code: 'a1',
  what: 'network',
  detail: 'api.example.com',
  nodeId: 'n',
  box: 'js',
  since: 1,
  ...more
})
let kept: Map<string, string>

beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key)
  })
  return () => vi.unstubAllGlobals()
})

test('a grant is for one patch, one code, one thing', () => {
  const grants = new Grants('p')
  grants.add(grant())
  expect(grants.has(grant())).toBe(true)
  expect(grants.has(grant({ code: 'b2' }))).toBe(false)
  expect(grants.has(grant({ detail: 'api.example.com:8443' }))).toBe(false)
  expect(grants.has(grant({ what: 'camera' }))).toBe(false)
  expect(new Grants('p').list()).toEqual([grant()])
  expect(new Grants('q').list()).toEqual([])
  grants.add(grant({ since: 2 }))
  expect(grants.list()).toEqual([grant({ since: 2 })])
  grants.close()
})

test('what is taken back is gone, and whoever watches hears of it', () => {
  const grants = new Grants('p')
  const heard = vi.fn()
  const stop = grants.observe(heard)
  grants.add(grant())
  grants.add(grant({ what: 'camera', detail: '' }))
  grants.revoke(grant())
  expect(grants.list()).toEqual([grant({ what: 'camera', detail: '' })])
  expect(heard).toHaveBeenCalledTimes(3)
  stop()
  grants.revoke(grant({ what: 'camera', detail: '' }))
  expect(heard).toHaveBeenCalledTimes(3)
  expect(kept.size).toBe(0)
  grants.close()
})

test('another tab hears of changes to the same patch', async () => {
  const [here, there, other] = [new Grants('p'), new Grants('p'), new Grants('q')]
  const notHeard = vi.fn()
  other.observe(notHeard)
  const heard = new Promise<void>((resolve) => void there.observe(resolve))
  here.add(grant())
  await heard
  expect(there.has(grant())).toBe(true)
  expect(notHeard).not.toHaveBeenCalled()
  for (const grants of [here, there, other]) grants.close()
})

test('a patch that is deleted for good leaves none', () => {
  const grants = new Grants('p')
  grants.add(grant())
  forgetGrants('p')
  expect(grants.list()).toEqual([])
  grants.close()
})

test('what somebody else wrote there is no grant; where nothing is kept, they hold while the patch is open', () => {
  kept.set('loadbang-grants-p', JSON.stringify([grant(), { code: 1 }, null, 'x']))
  expect(new Grants('p').list()).toEqual([grant()])
  kept.set('loadbang-grants-p', '{')
  expect(new Grants('p').list()).toEqual([])
  vi.stubGlobal('localStorage', undefined)
  const grants = new Grants('p')
  expect(grants.list()).toEqual([])
  grants.add(grant())
  expect(grants.has(grant())).toBe(true)
  grants.close()
})
