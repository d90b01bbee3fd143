// [vu]: Pd's level meter. It passes on what it shows, in hundredths of a decibel as Pd rounds them.
import { defineObject, type ObjectContext } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { readPdGui, usualPdGui } from './pd-gui-arguments.ts'
import { pdGuiBox } from './pd-gui-box.ts'
import { numbers } from './pd-methods.ts'
import { pdWords } from './pd-words.ts'

/** Pd's silence. */
const SILENT = -101

const rounded = (decibels: number): number => 0.01 * (Math.trunc(100 * decibels + 10000.5) - 10000)

export default defineObject({
  name: 'vu',
  about: 'A level meter: shows decibels, and the peak of them',
  family: 'gui',
  args: pdWords('none, or all that a .pd file says'),
  inlets: [
    { title: 'level', about: 'in decibels, 0 for full; a bang sends both again', kinds: ['number', 'bang'] },
    { title: 'peak', about: 'in decibels', kinds: ['number'] }
  ],
  outlets: [{ title: 'level' }, { title: 'peak' }],
  face: 'pd',
  version: 1,
  create(context: ObjectContext<unknown>) {
    const box = pdGuiBox(context, readPdGui('vu', context.atoms) ?? usualPdGui('vu'))
    const [levelOut, peakOut] = [context.outlets[0]!, context.outlets[1]!]
    let level = SILENT
    let peak = SILENT
    const show = (): void => box.show([level, peak])
    show()
    const setLevel = (x: number): void => {
      level = rounded(x)
      show()
      levelOut.number(level)
    }
    const setPeak = (x: number): void => {
      peak = rounded(x)
      show()
      peakOut.number(peak)
    }
    const both = (): void => {
      peakOut.number(peak)
      levelOut.number(level)
    }
    const refuse = (what: string): void =>
      context.error(
        new LoadbangError('no-method', `The inlet "peak" has no method for ${what}.`, 'It takes numbers.')
      )
    const meter = box.instance(
      {
        bang: both,
        number: setLevel,
        // A list is for both inlets, the right one first.
        list([first, second]) {
          if (typeof second === 'number') setPeak(second)
          else if (second !== undefined) refuse('words')
          if (first === undefined) both()
          else if (typeof first === 'number') setLevel(first)
        },
        commands: { scale: numbers(1, (scale = 0) => box.look({ scale })) }
      },
      {}
    )
    return {
      ...meter,
      inlets: [
        ...meter.inlets,
        {
          number: setPeak,
          list: ([first]) => (typeof first === 'number' ? setPeak(first) : refuse('this')),
          any: () => refuse('this')
        }
      ]
    }
  }
})
