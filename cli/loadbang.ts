// The command line: `loadbang run FILE`, `loadbang check FILE`, `loadbang convert A B`. Exit status: 0 well, 1 the file cannot be
// read (or, of check, something is wrong in it), 2 the command line itself is wrong.
import { parseArguments, UsageError } from './arguments.ts'
import { helpText } from './help.ts'
import { err, out } from './output.ts'

async function main(args: readonly string[]): Promise<number> {
  const command = parseArguments(args)
  switch (command.name) {
    case 'help':
      out.write(helpText)
      return 0
    case 'version': {
      const { default: about } = await import('../package.json', { with: { type: 'json' } })
      out.write(about.version)
      return 0
    }
    // Loaded when wanted: the objects alone take longer to load than Node itself.
    case 'run':
      return (await import('./run.ts')).run(command)
    case 'check':
      return (await import('./check.ts')).check(command)
    case 'convert':
      return (await import('./convert.ts')).convert(command)
  }
}

let status: number
try {
  status = await main(process.argv.slice(2))
} catch (thrown) {
  if (thrown instanceof UsageError) {
    err.write(`loadbang: ${thrown.message} Try loadbang --help.`)
    status = 2
  } else {
    // Nothing that a file or a patch can bring about; a mistake of ours, shown whole.
    err.write(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))
    status = 1
  }
}
out.flush()
err.flush()
if (out.failure) {
  err.write(`error: output standard output: It could not be written: ${out.failure.message}.`)
  err.flush()
  status = 1
}
process.exit(status)
