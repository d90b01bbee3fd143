// Help for [namecanvas]: Names the part of the patch that it lies in.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'namecanvas',
  about: 'Names the part of the patch that it lies in',
  boxes: {
    title: [40, 24, 'comment namecanvas: Names the part of the patch that it lies in'],
    it: [40, 72, 'namecanvas here'],
    note: [
      248,
      72,
      'comment Messages to that name change this part of the patch while it runs: they make boxes and cables, and take them away. Nothing of it is saved. A subpatch [pd sub] hears them as pd-sub.'
    ],
    make: [
      40,
      160,
      'msg ; pd-made clear ; pd-made obj 10 10 receive ask ; pd-made obj 10 50 print heard ; pd-made connect 0 0 1 0 ; ask 7'
    ],
    made: [40, 224, 'pd made'],
    see: [40, 288, 'comment See also: [pd], [pdcontrol]']
  },
  cables: []
} satisfies HelpPatch
