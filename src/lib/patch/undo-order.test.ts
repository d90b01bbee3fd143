// Edits of the document and steps elsewhere, in one order.
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { addBox, moveBoxes } from './edits.ts'
import { allNodes, getNode } from './shape.ts'
import { resetIds } from './testing/ids.ts'
import { testPatch } from './testing/patches.ts'
import { createUndo } from './undo.ts'
import type { Step } from './undo-order.ts'

vi.mock('nanoid', () => import('./testing/ids.ts'))

/** A store that is not of the document: it takes a while, and fails when told to. */
function start() {
  const context = testPatch(1)
  const box = addBox(context, { text: 'js', position: { x: 0, y: 0 } })
  const failures: string[] = []
  const undo = createUndo(context.doc, {
    failed: (thrown, title, way) => failures.push(`${way} ${title}: ${(thrown as Error).message}`)
  })
  const data = new Map<string, number>()
  const fails = { next: 0 }
  const later = async (work: () => void, delay: number) => {
    for (let i = 0; i < delay; i++) await Promise.resolve()
    if (fails.next > 0 && fails.next-- === 1) throw new Error('the disk is full')
    work()
  }
  const put = (key: string, value: number, delay = 3): Step => {
    let before: number | undefined
    return {
      title: `${key} = ${value}`,
      redo: () =>
        later(() => {
          before = data.get(key)
          data.set(key, value)
        }, delay),
      undo: () => later(() => (before === undefined ? data.delete(key) : data.set(key, before)), delay)
    }
  }
  return {
    context,
    undo,
    failures,
    fails,
    set: (key: string, value: number, delay?: number) => undo.perform(put(key, value, delay)),
    move: (x: number) => moveBoxes(context, new Map([[box, { x, y: 0 }]])),
    state: () => ({ x: getNode(context.doc, box)!.position.x, ...Object.fromEntries(data) })
  }
}

describe('one order', () => {
  it('takes back edits and steps as they were made', async () => {
    const { undo, set, move, state } = start()
    move(1)
    await set('a', 1)
    move(2)
    const states: unknown[] = []
    while (undo.undo()) {
      await undo.settled()
      states.push(state())
    }
    expect(states).toEqual([{ x: 1, a: 1 }, { x: 1 }, { x: 0 }])
    while (undo.redo()) await undo.settled()
    expect(state()).toEqual({ x: 2, a: 1 })
  })

  it('a step has its place when it is asked for, however long it takes', async () => {
    const { undo, set, move, state } = start()
    void set('a', 1, 50)
    move(1)
    expect(undo.undo()).toBe(true)
    // The edit is newer: it is taken back at once.
    expect(state()).toEqual({ x: 0 })
    undo.undo()
    await undo.settled()
    expect(state()).toEqual({ x: 0 })
    expect(undo.canUndo).toBe(false)
    undo.redo()
    undo.redo()
    await undo.settled()
    expect(state()).toEqual({ x: 1, a: 1 })
  })

  it('a new thing of either kind ends what could be redone', async () => {
    const { undo, set, move } = start()
    move(1)
    undo.undo()
    await set('a', 1)
    expect(undo.canRedo).toBe(false)
    undo.undo()
    await undo.settled()
    expect(undo.canRedo).toBe(true)
    move(2)
    expect(undo.canRedo).toBe(false)
    expect(undo.canUndo).toBe(true)
  })

  it('what is edited while a step is being taken back stands behind it', async () => {
    const { undo, set, move, state } = start()
    await set('a', 1)
    undo.undo()
    move(5)
    await undo.settled()
    expect(state()).toEqual({ x: 5 })
    expect(undo.canRedo).toBe(false)
    undo.undo()
    await undo.settled()
    expect(state()).toEqual({ x: 0 })
    expect(undo.canUndo).toBe(false)
  })

  it('makes one step of a group with both in it', async () => {
    const { undo, set, move, state } = start()
    undo.group(() => {
      move(1)
      void set('a', 1)
      move(2)
    })
    await undo.settled()
    expect(state()).toEqual({ x: 2, a: 1 })
    undo.undo()
    await undo.settled()
    expect(state()).toEqual({ x: 0 })
    expect(undo.canUndo).toBe(false)
    undo.redo()
    await undo.settled()
    expect(state()).toEqual({ x: 2, a: 1 })
  })

  it('does not go past a step where nothing is left of an edit', async () => {
    const { context, undo, set, move, state } = start()
    move(1)
    await set('a', 1)
    const box = addBox(context, { text: 'js', position: { x: 0, y: 0 } })
    // Somebody else takes the box away.
    context.doc.transact(() => context.doc.getMap('nodes').delete(box), 'another')
    undo.undo()
    await undo.settled()
    expect(state()).toEqual({ x: 1 })
  })
})

describe('a step that fails', () => {
  it('was never there if it fails at first', async () => {
    const { undo, set, fails, state } = start()
    fails.next = 1
    await expect(set('a', 1)).rejects.toThrow('the disk is full')
    expect(undo.canUndo).toBe(false)
    expect(state()).toEqual({ x: 0 })
  })

  it('stays where it was, says why, and can be tried again', async () => {
    const { undo, set, move, fails, failures, state } = start()
    move(1)
    await set('a', 1)
    await set('a', 2)
    fails.next = 1
    // Three presses: the first fails, so the others are not done.
    for (let i = 0; i < 3; i++) undo.undo()
    await undo.settled()
    expect(failures).toEqual(['undo a = 2: the disk is full'])
    expect(state()).toEqual({ x: 1, a: 2 })
    expect(undo.canRedo).toBe(false)
    for (let i = 0; i < 3; i++) undo.undo()
    await undo.settled()
    expect(state()).toEqual({ x: 0 })
    fails.next = 2
    for (let i = 0; i < 3; i++) undo.redo()
    await undo.settled()
    expect(failures.at(-1)).toBe('redo a = 2: the disk is full')
    expect(state()).toEqual({ x: 1, a: 1 })
    undo.redo()
    await undo.settled()
    expect(state()).toEqual({ x: 1, a: 2 })
  })

  it('takes nothing of its group with it', async () => {
    const { undo, set, move, fails, state } = start()
    undo.group(() => {
      move(1)
      void set('a', 1)
      void set('b', 1)
    })
    await undo.settled()
    fails.next = 2
    undo.undo()
    await undo.settled()
    expect(state()).toEqual({ x: 1, a: 1, b: 1 })
    undo.undo()
    await undo.settled()
    expect(state()).toEqual({ x: 0 })
  })
})

type Action =
  | { do: 'set'; key: string; value: number; delay: number }
  | { do: 'group'; key: string; value: number }
  | { do: 'move' | 'undo' | 'redo' | 'settle' }
  | { do: 'fail'; at: number }

const only = <T extends string>(...names: T[]) => fc.record({ do: fc.constantFrom(...names) })
const put = { key: fc.constantFrom('a', 'b'), value: fc.nat(99) }
const actions: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: only('move') },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('set' as const), ...put, delay: fc.nat(12) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('group' as const), ...put }) },
    { weight: 5, arbitrary: only('undo', 'undo', 'redo') },
    { weight: 2, arbitrary: only('settle') }
  ),
  { maxLength: 40 }
)

/** What an undo stack would do if nothing took time: whole states, one after the other. */
function model() {
  let states: Record<string, number>[] = [{ x: 0 }]
  let at = 0
  let x = 0
  const push = (change: Record<string, number>) => {
    states = [...states.slice(0, at + 1), { ...states[at]!, ...change }]
    at++
  }
  return {
    push,
    /** A place where the box has not been: moved to where it is, it has not been edited. */
    place: () => ++x,
    undo: () => void (at = Math.max(0, at - 1)),
    redo: () => void (at = Math.min(states.length - 1, at + 1)),
    state: () => states[at]!
  }
}

async function act(world: ReturnType<typeof start>, oracle: ReturnType<typeof model>, action: Action) {
  const { undo, set, move, fails } = world
  switch (action.do) {
    case 'move': {
      const x = oracle.place()
      move(x)
      return oracle.push({ x })
    }
    case 'set':
      void set(action.key, action.value, action.delay).catch(() => {})
      return oracle.push({ [action.key]: action.value })
    case 'group': {
      const x = oracle.place()
      undo.group(() => {
        move(x)
        void set(action.key, action.value).catch(() => {})
      })
      return oracle.push({ x, [action.key]: action.value })
    }
    case 'fail':
      fails.next = action.at
      return
    case 'settle':
      return undo.settled()
    case 'undo':
    case 'redo':
      undo[action.do]()
      return oracle[action.do]()
  }
}

describe('random interleavings', () => {
  it('are as if nothing took time', async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (list) => {
        resetIds()
        const world = start()
        const oracle = model()
        for (const action of list) await act(world, oracle, action)
        await world.undo.settled()
        expect(world.state()).toEqual(oracle.state())
      }),
      { numRuns: 300 }
    )
  })

  it('lose nothing where steps fail', async () => {
    const failing = fc.array(
      fc.tuple(actions, fc.record({ do: fc.constant('fail' as const), at: fc.integer({ min: 1, max: 4 }) })),
      { maxLength: 4 }
    )
    await fc.assert(
      fc.asyncProperty(failing, async (lists) => {
        resetIds()
        const world = start()
        const { undo, fails, state, context } = world
        const oracle = model()
        for (const action of lists.flatMap(([list, fail]): Action[] => [fail, ...list])) {
          await act(world, oracle, action)
        }
        await undo.settled()
        fails.next = 0
        while (undo.redo());
        await undo.settled()
        const end = state()
        while (undo.undo());
        await undo.settled()
        expect(state()).toEqual({ x: 0 })
        expect(allNodes(context.doc)).toHaveLength(1)
        while (undo.redo());
        await undo.settled()
        expect(state()).toEqual(end)
      }),
      { numRuns: 300 }
    )
  })
})
