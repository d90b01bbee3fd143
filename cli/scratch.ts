// Room on the side while a file is made: a file in the system's directory for such, for as long as this process needs it.
import { closeSync, mkdtempSync, openAsBlob, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Scratch } from '../src/lib/storage/bytes/scratch.ts'

export async function diskScratch(): Promise<Scratch> {
  const directory = mkdtempSync(join(tmpdir(), 'loadbang-'))
  const file = join(directory, 'scratch')
  const fd = openSync(file, 'wx')
  let open = true
  const close = () => {
    if (open) closeSync(fd)
    open = false
  }
  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
    },
    end() {
      close()
      return openAsBlob(file)
    },
    async remove() {
      close()
      rmSync(directory, { recursive: true, force: true })
    }
  }
}
