// loadbang check: what is wrong with a file, without running it.
import { basename } from 'node:path'
import { checkPatch } from '../src/lib/engine/check-patch.ts'
import { errorLine } from '../src/lib/engine/shell-lines.ts'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { classesOf } from '../src/lib/patch/classes.ts'
import { compilePatch } from '../src/lib/patch/compile.ts'
import type { CheckCommand } from './arguments.ts'
import { out } from './output.ts'
import { packagesOf } from './packages.ts'
import { openPatchFile } from './read-file.ts'

export async function check({ file }: CheckCommand): Promise<number> {
  const loaded = await openPatchFile(file, out)
  if (!loaded) return 1
  const problems = await checkPatch(compilePatch(loaded.doc, classesOf(catalogue)), packagesOf(loaded))
  for (const warning of loaded.warnings) out.write(errorLine('file-left-out', basename(file), warning))
  for (const { code, object, sentence } of problems) out.write(errorLine(code, object, sentence))
  return loaded.warnings.length + problems.length > 0 ? 1 : 0
}
