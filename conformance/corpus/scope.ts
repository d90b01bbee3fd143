// What no comparison can be asked of: sound, data structures, sockets and devices. Everything else in a patch is in.
import { isBox, type PdCanvas, type PdFile } from '../../src/lib/interop/pd/tree.ts'

const outside: Readonly<Record<string, ReadonlySet<string>>> = {
  'data structures': new Set(
    `struct pointer get set element append getsize setsize plot scalar template drawcurve drawpolygon drawnumber drawsymbol
     drawtext filledcurve filledpolygon`.split(/\s+/)
  ),
  sockets: new Set(['netsend', 'netreceive']),
  devices: new Set(
    `notein noteout ctlin ctlout pgmin pgmout bendin bendout touchin touchout polytouchin polytouchout midiin midiout sysexin
     midirealtimein midiclkin`.split(/\s+/)
  ),
  sound: new Set(['soundfiler'])
}

/** Why a class is left out; null where it is not. */
export function outOfScope(className: string): string | null {
  // Sound passes an [inlet~] of a subpatch without sound, too.
  if (className.endsWith('~')) return 'sound'
  for (const [why, names] of Object.entries(outside)) if (names.has(className)) return why
  return null
}

/** The classes of a file's boxes that are left out, with why, sorted. */
export function leftOut(file: PdFile): string[] {
  const found = new Set<string>()
  const look = (canvas: PdCanvas): void => {
    for (const item of canvas.items) {
      if (!isBox(item)) continue
      if (item.kind === 'canvas') look(item.canvas)
      else if (item.kind === 'scalar') found.add('data structures: scalar')
      else if (item.kind === 'obj') {
        const name = item.record[4] ?? ''
        const why = outOfScope(name)
        if (why) found.add(`${why}: ${name}`)
      }
    }
  }
  look(file.root)
  return [...found].sort()
}
