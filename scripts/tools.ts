// What our scripts share: the project's folder, and running a command in it.
import { spawn, spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs a command of node_modules/.bin, or any other, in the project's folder; true if it succeeded. */
export function run(
  command: string,
  args: readonly string[] = [],
  env: Record<string, string> = {}
): boolean {
  const bin = join(root, 'node_modules', '.bin')
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}`, ...env },
    shell: process.platform === 'win32'
  })
  if (error) console.error(error.message)
  return status === 0
}

/** Like `run`, but what the command prints is shown only if it failed. */
export function runQuietly(command: string, args: readonly string[] = []): boolean {
  const { status, output } = spawnSync(join(root, 'node_modules', '.bin', command), args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: Infinity,
    env: { ...process.env, FORCE_COLOR: '0' },
    shell: process.platform === 'win32'
  })
  if (status !== 0) console.error(output?.join('').trim() ?? `${command} could not be started.`)
  return status === 0
}

/** Runs a script of ours. */
export function node(file: string, args: readonly string[] = [], env?: Record<string, string>): boolean {
  return run(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], env)
}

/** Runs a script of ours beside others; what it prints is shown when it has ended. */
export async function nodeBeside(file: string, args: readonly string[] = []): Promise<boolean> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void said.push(chunk))
  const status = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', resolve)
  })
  process.stdout.write(Buffer.concat(said))
  return status === 0
}

/** Ends with status 1 at the first of these that fails. */
export function orExit(succeeded: boolean): void {
  if (!succeeded) process.exit(1)
}
