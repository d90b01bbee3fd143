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
      'comment In Pd, messages to that name change the patch. Here they change nothing: what concerns a window is taken, the rest is refused.'
    ],
    msg: [40, 160, 'msg ; here vis 1'],
    see: [40, 224, 'comment See also: [pd], [pdcontrol]']
  },
  cables: []
} satisfies HelpPatch
