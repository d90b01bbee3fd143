// Groups of objects are loaded when they are needed: where messages may make any box, all of them.
import { expect, it } from 'vitest'
import { testGraph } from '../runtime/testing.ts'
import { LiveCatalogue } from './live-catalogue.ts'

it.each([['namecanvas x'], ['msg ; pd-sub obj 10 10 kv'], ['makefilename pd-%s']])(
  'all objects are there for [%s]',
  async (text) => {
    const catalogue = new LiveCatalogue()
    await catalogue.prepare(testGraph({ a: text }, []))
    expect(catalogue.names.filter((name) => !catalogue.get(name))).toEqual([])
    expect(catalogue.prepare(testGraph({ a: text }, []))).toBeNull()
  }
)

it('only what the boxes need, else', async () => {
  const catalogue = new LiveCatalogue()
  await catalogue.prepare(testGraph({ a: 'pd sub', b: 'receive my-pd-x' }, []))
  expect(catalogue.names.filter((name) => !catalogue.get(name))).not.toEqual([])
})
