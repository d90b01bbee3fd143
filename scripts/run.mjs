// Runs one of our TypeScript files under a Node that can, after installing what is missing:
//   node scripts/run.mjs [--cwd=caller] FILE ARGS…
// Each npm script goes through here, so each works as the first command in a fresh clone.
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { ensureInstalled, nodePath, root } from './install.mjs'

const args = process.argv.slice(2)
// npm runs scripts in the project's folder; the command line reads its files from where it was called.
const callers = args[0] === '--cwd=caller' && args.shift() !== undefined
const [file, ...rest] = args

ensureInstalled()

const child = spawn(nodePath(), ['--disable-warning=ExperimentalWarning', join(root, file), ...rest], {
  cwd: (callers && process.env.INIT_CWD) || root,
  stdio: 'inherit',
  env: {
    // Half of what starting a program of ours takes is compiling the same files again; tests start it a hundred times.
    NODE_COMPILE_CACHE: join(root, '.cache', 'compile'),
    ...process.env,
    PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH
  }
})

// A terminal's ^C reaches the child by itself; what is sent to this process alone is passed on.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))

// A stopped npm takes its shell along but not what that shell runs: a server would hold its port for ever.
const parent = process.ppid
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()

child.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
child.on('exit', (code, signal) => {
  if (!signal) process.exit(code ?? 1)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
})
