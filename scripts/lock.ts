// Lets one process at a time do what must not be done twice at once in a checkout; the others wait. The lock is a file that
// holds the owner's pid, so that one left behind by a process that died is taken over.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface LockOptions {
  /** Called once, if it has to wait, with the pid of who holds the lock. */
  onWait?: (pid: number) => void
  /** Milliseconds between two looks. */
  every?: number
}

/** Does `work` while no other process holds `file`; waits until then. Not to be nested. */
export function locked<T>(file: string, work: () => T, { onWait, every = 200 }: LockOptions = {}): T {
  mkdirSync(dirname(file), { recursive: true })
  let said = false
  while (!take(file)) {
    const owner = ownerOf(file)
    if (owner === null) continue
    if (!isAlive(owner)) {
      clear(file, owner)
      continue
    }
    if (!said) onWait?.(owner)
    said = true
    // Nothing else runs in this process meanwhile, as nothing does while it builds.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, every)
  }
  try {
    return work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** Written aside and linked into place: so the file never stands there without its pid, and only one can link it. */
function take(file: string): boolean {
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, file)
    return true
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Pid of the holder; null if the lock was let go meanwhile. What is no pid belongs to nobody: 0. */
function ownerOf(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || 0
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: unknown }).code === 'EPERM'
  }
}

/** Takes away the lock of a dead process, moved aside first: if another was quicker and it is now his, he gets it back. */
function clear(file: string, dead: number): void {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
    if ((ownerOf(aside) ?? 0) !== dead) linkSync(aside, file)
  } catch {
    // Another took it away, or has it already: the next look tells.
  }
  rmSync(aside, { force: true })
}
