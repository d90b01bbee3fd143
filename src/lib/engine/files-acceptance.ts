// What every adapter of the port `Files` must do. Each adapter's own test runs this suite; it names no adapter.
import { describe, expect, test } from 'vitest'
import { LoadbangError } from '../runtime/errors.ts'
import type { Files } from '../runtime/ports.ts'

export interface FilesAdapter {
  name: string
  /** A patch with these files. */
  open(files: Readonly<Record<string, string>>): Promise<Files>
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (content: Uint8Array): string => new TextDecoder().decode(content)

/** What an error says to programs. */
function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (thrown) {
    if (!(thrown instanceof LoadbangError)) throw thrown
    expect(thrown.message).not.toBe('')
    return thrown.code
  }
  return 'none'
}

export function filesAcceptance({ name, open }: FilesAdapter): void {
  describe(`files ${name}`, () => {
    test('what came with the patch is read', async () => {
      const files = await open({ 'a.txt': 'one', 'ü b.txt': '', 'sub/c.txt': 'three' })
      expect(text(files.read('a.txt'))).toBe('one')
      expect(text(files.read('./sub/../a.txt'))).toBe('one')
      expect(text(files.read('sub/c.txt'))).toBe('three')
      expect(files.read('ü b.txt')).toHaveLength(0)
      expect(files.facts('a.txt')).toMatchObject({ folder: false, size: 3, readable: true })
      expect(files.facts('sub')).toMatchObject({ folder: true })
      expect(files.facts('.')).toMatchObject({ folder: true })
      expect(files.facts('b.txt')).toBeNull()
      expect(files.list('.')).toEqual(['a.txt', 'sub', 'ü b.txt'])
      expect(files.list('sub/')).toEqual(['c.txt'])
      expect(files.list('nowhere')).toEqual([])
    })

    test('what is written is there when the call returns, and nobody else’s copy', async () => {
      const files = await open({ 'a.txt': 'one' })
      const mine = bytes('two')
      files.write('a.txt', mine)
      mine[0] = 0
      expect(text(files.read('a.txt'))).toBe('two')
      files.read('a.txt')[0] = 0
      expect(text(files.read('a.txt'))).toBe('two')
      files.write('new.txt', bytes('x'))
      expect(files.list('.')).toEqual(['a.txt', 'new.txt'])
      files.write('new.txt', bytes(''))
      expect(files.facts('new.txt')?.size).toBe(0)
    })

    test('writing goes on at the end where that is asked for', async () => {
      const files = await open({})
      for (let i = 0; i < 600; i++) files.write('log', bytes(`${i % 10}`), true)
      expect(text(files.read('log'))).toBe('0123456789'.repeat(60))
    })

    test('folders are made, with those above them, and looked into', async () => {
      const files = await open({ 'a.txt': '' })
      files.makeFolder('x/y')
      files.makeFolder('x/y')
      expect(files.facts('x/y')?.folder).toBe(true)
      expect(files.list('x')).toEqual(['y'])
      expect(files.list('x/y')).toEqual([])
      files.write('x/y/z', bytes('deep'))
      expect(files.list('x/y')).toEqual(['z'])
      expect(text(files.read('x/y/z'))).toBe('deep')
    })

    test('what was written is taken away; a folder only whole', async () => {
      const files = await open({})
      files.makeFolder('x')
      files.write('x/y', bytes(''))
      files.write('z', bytes(''))
      expect(codeOf(() => files.remove('x', false))).toBe('file-failed')
      files.remove('z', false)
      expect(files.facts('z')).toBeNull()
      files.remove('x', true)
      expect(files.facts('x')).toBeNull()
      expect(files.list('.')).toEqual([])
    })

    test('what cannot be done is said, and changes nothing', async () => {
      const files = await open({ 'a.txt': 'one' })
      files.makeFolder('x')
      expect(codeOf(() => files.read('b.txt'))).toBe('file-missing')
      expect(codeOf(() => files.read('x'))).toBe('file-folder')
      expect(codeOf(() => files.list('a.txt'))).toBe('file-failed')
      expect(codeOf(() => files.write('x', bytes('')))).toBe('file-failed')
      expect(codeOf(() => files.write('no/b.txt', bytes('')))).toBe('file-failed')
      expect(codeOf(() => files.remove('b.txt', false))).toBe('file-missing')
      expect(files.list('.')).toEqual(['a.txt', 'x'])
    })

    test('nothing outside is reached, whatever the path says', async () => {
      const files = await open({ 'a.txt': 'one' })
      for (const path of ['../a.txt', '/etc/hostname', 'x/../../a.txt', '..']) {
        expect(codeOf(() => files.read(path))).toMatch(/^file-(outside|missing)$/)
        expect(codeOf(() => files.write(path, bytes('')))).toBe('file-outside')
        expect(codeOf(() => files.makeFolder(path))).toBe('file-outside')
        expect(codeOf(() => files.remove(path, true))).toBe('file-outside')
      }
      expect(text(files.read('a.txt'))).toBe('one')
    })
  })
}
