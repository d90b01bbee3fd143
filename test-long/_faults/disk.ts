// A small disk that can be filled to the last byte: a tmpfs, which only root may mount.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, rmdirSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly folder: string
  /** Fills it; `leave`: but for so many bytes. */
  fill(leave?: number): void
  /** Takes away what it was filled with. */
  free(): void
  remove(): void
}

/** The disk, or why there is none. */
export function mountDisk(megabytes: number): SmallDisk | { notRun: string } {
  if (process.platform !== 'linux') return { notRun: 'a small disk is mounted on Linux only' }
  const folder = mkdtempSync(join(tmpdir(), 'loadbang-disk-'))
  const size = `size=${megabytes}m`
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], {
    encoding: 'utf8'
  })
  if (status !== 0) {
    rmdirSync(folder)
    return { notRun: `a small disk cannot be mounted here: ${stderr?.trim() || 'there is no mount'}` }
  }
  const ballast = join(folder, 'ballast')
  const room = (): number => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    folder,
    fill(leave = 0) {
      const file = openSync(ballast, 'a')
      const bytes = Buffer.alloc(65_536)
      for (let size = bytes.length; size >= 1 && room() > leave;) {
        try {
          writeSync(file, bytes, 0, leave > 0 ? Math.max(1, Math.min(size, room() - leave)) : size)
        } catch {
          // No room for as much: try less, down to the last byte.
          size >>= 1
        }
      }
      closeSync(file)
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      // What a killed browser's helpers still hold is let go with them.
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
