import { expect, it } from 'vitest'
import { whatReads } from './what-reads.ts'

const png = { type: 'image/png', path: 'a.png' }
const text = { type: 'text/plain', path: 'a.txt' }

it('names the boxes that make something of a file', () => {
  expect(whatReads([png])).toBe('[imageview] shows it by its name.')
  expect(whatReads([{ type: '', path: 'A.JPEG' }, png])).toBe('[imageview] shows them by their names.')
  expect(whatReads([text])).toBe('Boxes such as [textfile] read it by its name.')
  expect(whatReads([text, png])).toBe(
    'Boxes such as [textfile] read them by their names, and [imageview] shows pictures.'
  )
})
