// Tree -> text of a .pd file.
import { writeRecords, type PdRecord } from './records.ts'
import type { PdCanvas, PdFile } from './tree.ts'

export function writePd(file: PdFile): string {
  return writeRecords([...file.before, ...canvasLines(file.root)], file.wrapped)
}

/** All records of a canvas, those of its subpatches among them. */
function canvasLines(root: PdCanvas): PdRecord[] {
  const records: PdRecord[] = []
  const write = (canvas: PdCanvas): void => {
    records.push(canvas.head)
    for (const item of canvas.items) {
      if (item.kind === 'canvas') {
        write(item.canvas)
        records.push(item.close, ...item.after)
      } else if ('after' in item) records.push(item.record, ...item.after)
      else records.push(item.record)
    }
  }
  write(root)
  return records
}
