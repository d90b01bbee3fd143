// Help for [slider]: A number between two bounds, to slide.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'slider',
  about: 'A number between two bounds, to slide',
  boxes: {
    title: [40, 24, 'comment slider: A number between two bounds, to slide'],
    s: [40, 72, 'slider'],
    'note-1': [240, 72, 'comment From 0 to 127. Where you leave it is saved with the patch.'],
    n: [40, 120, 'number'],
    t: [40, 168, 'slider -1 1'],
    'note-2': [240, 168, 'comment With two arguments, between these.'],
    n2: [40, 216, 'number'],
    m: [40, 264, 'msg 64'],
    set: [104, 264, 'msg set 10'],
    'note-3': [240, 264, 'comment A message moves it live, and is not saved.'],
    u: [40, 312, 'hsl'],
    'note-4': [240, 312, 'comment [hsl] lies, [vsl] stands.'],
    n3: [40, 360, 'number'],
    see: [40, 416, 'comment See also: [number], [toggle]']
  },
  cables: ['s n', 't n2', 'm u', 'set u', 'u n3']
} satisfies HelpPatch
