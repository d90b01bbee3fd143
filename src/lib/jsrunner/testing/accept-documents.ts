// Part of the acceptance suite: the documents of a cell.
import { expect, test } from 'vitest'
import { until, type Start } from './host.ts'

export function acceptDocuments(start: Start): void {
  test('db: the operations of the patch storage document', async () => {
    const { host } = start(`
      const id = await db.insert('notes', { text: 'Hello world', author: 'poom' })
      await db.insert('notes', { text: 'Other', author: 'ada' })
      send(typeof id)
      const [note, ...others] = await db.find('notes', { author: 'poom' })
      send([note._id === id, note.text, others.length, note._created === note._updated, typeof note._created])
      send([await db.update('notes', id, { text: 'Updated' }), await db.update('notes', 'gone', {})])
      send([(await db.findOne('notes', id)).text, (await db.findOne('notes', id)).author, await db.findOne('notes', 'gone') === null])
      send([await db.replace('notes', id, { only: 1 }), Object.keys(await db.findOne('notes', id)).sort().join(' ')])
      send([await db.count('notes'), await db.delete('notes', id), await db.delete('notes', id), await db.count('notes')])
      send([await db.drop('notes') === undefined, (await db.find('notes')).length])
      const shared = db.store('mydb')
      await shared.insert('notes', { text: 'hello' })
      send([(await shared.find('notes')).length, (await db.find('notes')).length])`)
    await until(host, () => host.sent.length === 8 || host.failures.length > 0)
    expect(host.failures).toEqual([])
    expect(host.messages).toEqual([
      'string',
      [true, 'Hello world', 0, true, 'number'],
      [true, false],
      ['Updated', 'poom', true],
      [true, '_created _id _updated only'],
      [2, true, false, 1],
      [true, 0],
      [1, 0]
    ])
  })

  test('db: many at once, queries, sorted and cut; collections, flush', async () => {
    const { host } = start(`
      const ids = await db.insertMany('n', [1, 2, 3, 4, 5].map((n) => ({ n, at: new Date(n), bytes: new Uint8Array([n]) })))
      send(new Set(ids).size)
      send((await db.find('n', { n: { $gt: 1 } }, { sort: { n: -1 }, limit: 2, skip: 1 })).map(({ n }) => n))
      send((await db.find('n', undefined, { limit: 1 })).map(({ at, bytes }) => [at.getTime(), bytes instanceof Uint8Array, bytes[0]])[0])
      await db.insert('a', {})
      send([await db.count('n', { n: { $lte: 2 } }), ...await db.collections(), await db.flush() === undefined])`)
    await until(host, () => host.sent.length === 4 || host.failures.length > 0)
    expect(host.failures).toEqual([])
    expect(host.messages).toEqual([5, [4, 3], [1, true, 1], [2, 'a', 'n', true]])
  })

  test('db: a query that is none is an error with code and line', async () => {
    const { host } = start(`\nawait db.find('n', { n: { $near: 1 } })`)
    await until(host, () => host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'db-query', line: 2, fatal: false })
  })

  test("the document's example runs as it stands, again and again", async () => {
    const code = `
// Increment counter and log history
const count = (await kv.get("count")) ?? 0;
await kv.set("count", count + 1);

await db.insert("history", {
  count: count + 1,
  timestamp: Date.now(),
});

const recent = await db.find("history");
send({ count: count + 1, history: recent.slice(-10) });
`
    const { host } = start(code)
    for (let run = 1; run <= 12; run++) {
      await until(host, () => host.sent.length === run || host.failures.length > 0)
      if (run < 12) start(code, { host })
    }
    expect(host.failures).toEqual([])
    const sent = host.messages as unknown as { count: number; history: { count: number; _id: string }[] }[]
    expect(sent.map(({ count }) => count)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(sent[11]!.history.map(({ count }) => count)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(sent[11]!.history[0]).toMatchObject({
      _id: expect.any(String) as string,
      _created: expect.any(Number) as number,
      timestamp: expect.any(Number) as number
    })
  })
}
