// The files of a patch in the page: at once for the patch, soon for the disk, and in step with a list that others write, too.
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { NamedFile } from '../patch/edit-files.ts'
import { LoadbangError } from '../runtime/errors.ts'
import { filesAcceptance } from './files-acceptance.ts'
import { LiveFiles } from './live-files.ts'
import type { FileList } from './protocol.ts'

/** The page's side: a list of names, and contents by a hash that nobody checks here. */
class Page {
  version = 0
  refuse: LoadbangError | null = null
  readonly failed: string[] = []
  readonly log: string[] = []
  #names = new Map<string, NamedFile>()
  #bytes = new Map<string, Uint8Array>()
  #blobs = new WeakMap<Blob, Uint8Array>()
  readonly files: LiveFiles

  constructor() {
    this.files = new LiveFiles({
      open: async ({ sha256 }) => this.#blobOf(this.#bytes.get(sha256)),
      readNow: (blob) => this.#blobs.get(blob)!.slice(),
      keep: async (name, content) => {
        this.log.push(`${content ? '+' : '-'}${name}`)
        const bytes = content && new Uint8Array(await content.arrayBuffer())
        if (this.refuse) throw this.refuse
        if (content && bytes) this.#blobs.set(content, bytes)
        this.set(name, bytes)
        return this.list
      },
      failed: (name, thrown) => void this.failed.push(`${name}: ${(thrown as LoadbangError).code}`)
    })
  }

  get list(): FileList {
    return { version: this.version, files: [...this.#names.values()] }
  }
  get names(): string[] {
    return [...this.#names.keys()].sort()
  }
  textOf(name: string): string | undefined {
    const file = this.#names.get(name)
    return file && new TextDecoder().decode(this.#bytes.get(file.sha256))
  }
  set(name: string, bytes: Uint8Array | null): void {
    this.version++
    if (!bytes) return void this.#names.delete(name)
    const sha256 = `hash of ${new TextDecoder().decode(bytes)}`
    this.#bytes.set(sha256, bytes)
    this.#names.set(name, { sha256, type: '', size: bytes.length, name })
  }
  #blobOf(bytes: Uint8Array | undefined): Blob | null {
    if (!bytes) return null
    const blob = new Blob([bytes.slice()])
    this.#blobs.set(blob, bytes)
    return blob
  }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (page: Page, name: string): string => new TextDecoder().decode(page.files.read(name))

async function pageWith(files: Readonly<Record<string, string>>): Promise<Page> {
  const page = new Page()
  for (const [name, text] of Object.entries(files)) page.set(name, bytes(text))
  await page.files.take(page.list)
  return page
}

filesAcceptance({ name: 'kept with the patch', open: async (files) => (await pageWith(files)).files })

test('all that was written is kept, the newest of each, and what was moved is never gone', async () => {
  const page = await pageWith({ old: 'moved' })
  page.files.write('a', bytes('1'))
  page.files.write('a', bytes('2'))
  page.files.write('gone', bytes(''))
  page.files.remove('gone', false)
  page.files.remove('old', false)
  page.files.write('new', bytes('moved'))
  page.files.remove('a', false)
  page.files.write('a', bytes('3'))
  await page.files.flush()
  expect(page.names).toEqual(['a', 'new'])
  expect([page.textOf('a'), page.textOf('new')]).toEqual(['3', 'moved'])
  expect(read(page, 'a')).toBe('3')
})

test('a file that is moved is kept under its new name before it leaves the old one', async () => {
  const page = await pageWith({ old: 'moved' })
  page.files.write('new', page.files.read('old'))
  page.files.remove('old', false)
  page.files.write('new', bytes('and changed'))
  await page.files.flush()
  expect(page.log).toEqual(['+new', '-old'])
})

test('what others put, replace and take away is so here, too; an older list says nothing', async () => {
  const page = await pageWith({ a: '1' })
  const older = page.list
  page.set('b', bytes('2'))
  page.set('a', bytes('one'))
  await page.files.take(page.list)
  expect([read(page, 'a'), read(page, 'b')]).toEqual(['one', '2'])
  await page.files.take(older)
  expect([read(page, 'a'), read(page, 'b')]).toEqual(['one', '2'])
  page.set('a', null)
  await page.files.take(page.list)
  expect(page.files.list('.')).toEqual(['b'])
})

test('what could not be kept is said, is there all the same, and is kept when it is written again', async () => {
  const page = await pageWith({ a: 'old' })
  page.refuse = new LoadbangError('storage-full', 'Full.', 'Make room.')
  page.files.write('a', bytes('new'))
  await vi.waitFor(() => expect(page.failed).toEqual(['a: storage-full']))
  page.set('b', bytes(''))
  await page.files.take(page.list)
  expect(read(page, 'a')).toBe('new')
  page.refuse = null
  page.files.write('a', bytes('newer'))
  await page.files.flush()
  expect(page.textOf('a')).toBe('newer')
})

test('the files that there are are named to whoever asks for another', async () => {
  const page = await pageWith({ 'a.txt': '', 'b.txt': '', 'x/': '' })
  const ask = () => page.files.read('c.txt')
  expect(ask).toThrow(expect.objectContaining({ advice: 'The files of this patch are “a.txt”, “b.txt”.' }))
})

test('whatever the patch and others do, in the end both have the same', async () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const step = fc.oneof(
    fc.record({
      do: fc.constantFrom('write', 'append', 'remove', 'set', 'unset'),
      name,
      text: fc.string({ maxLength: 3 })
    }),
    fc.record({ do: fc.constantFrom('take', 'wait'), name, text: fc.constant('') })
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const page = await pageWith({ a: 'first' })
      for (const { do: what, name: one, text } of steps) {
        if (what === 'write' || what === 'append') page.files.write(one, bytes(text), what === 'append')
        if (what === 'remove' && page.files.facts(one)) page.files.remove(one, false)
        if (what === 'set') page.set(one, bytes(text))
        if (what === 'unset') page.set(one, null)
        // Not waited for: lists come while others are still being read.
        if (what === 'take' || what.endsWith('set')) void page.files.take(page.list)
        if (what === 'wait') await new Promise((resolve) => setTimeout(resolve))
      }
      await page.files.flush()
      await page.files.take(page.list)
      await new Promise((resolve) => setTimeout(resolve))
      expect(page.files.list('.')).toEqual(page.names)
      for (const one of page.names) expect(read(page, one)).toBe(page.textOf(one))
    })
  )
})
