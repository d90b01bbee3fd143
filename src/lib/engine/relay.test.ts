// The channel between tabs on one patch.
import { expect, expectTypeOf, test } from 'vitest'
import { Relay, type RelayMessage } from './relay.ts'

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50))

function tab(patchId: string) {
  const heard: RelayMessage[] = []
  return { heard, relay: new Relay(patchId, (message) => void heard.push(message)) }
}

test('all tabs of a patch hear it, not the one that speaks, and no other patch', async () => {
  const [one, two, three] = [tab('p'), tab('p'), tab('p')]
  const other = tab('q')
  one.relay.say({ say: 'visible', tab: 't', ids: ['a'] })
  one.relay.say({ say: 'hello' })
  await expect.poll(() => two.heard).toEqual([{ say: 'visible', tab: 't', ids: ['a'] }, { say: 'hello' }])
  await expect.poll(() => three.heard.length).toBe(2)
  expect([...one.heard, ...other.heard]).toEqual([])
  for (const { relay } of [one, two, three, other]) relay.close()
})

test('closed, it says and hears nothing, and does not throw', async () => {
  const [one, two] = [tab('p'), tab('p')]
  two.relay.say({ say: 'hello' })
  one.relay.close()
  one.relay.close()
  one.relay.say({ say: 'runs' })
  await settled()
  expect([...one.heard, ...two.heard]).toEqual([])
  two.relay.close()
})

test('each word has its own content', () => {
  expectTypeOf<Extract<RelayMessage, { say: 'visible' }>>().toEqualTypeOf<{
    say: 'visible'
    tab: string
    ids: string[]
  }>()
  expectTypeOf<{ say: 'visible' }>().not.toExtend<RelayMessage>()
  expectTypeOf<{ say: 'shout' }>().not.toExtend<RelayMessage>()
})
