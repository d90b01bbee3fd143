// Help for [text define]: Holds a text of lines under a name, for the other [text] objects.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'text define',
  about: 'Holds a text of lines under a name, for the other [text] objects',
  boxes: {
    title: [40, 24, 'comment text define: Holds a text of lines under a name, for the other [text] objects'],
    lb: [40, 88, 'loadbang'],
    set: [40, 136, 'msg set kick 36 \\; snare 38 \\; hat 42 \\;'],
    sort: [368, 136, 'msg sort'],
    clear: [440, 136, 'msg clear'],
    it: [40, 184, 'text define drums'],
    n: [40, 232, 'msg 0'],
    n1: [96, 232, 'msg 1'],
    all: [152, 232, 'button'],
    get: [40, 280, 'text get drums'],
    list: [184, 280, 'text tolist drums'],
    p: [40, 328, 'print line'],
    q: [152, 328, 'print all'],
    keep: [40, 376, 'text define -k notes'],
    'note-1': [544, 88, 'comment A text of lines, which the other [text] objects find by its name.'],
    'note-2': [544, 136, 'comment \\; and \\, in a list end lines.'],
    'note-3': [544, 376, 'comment With -k what it holds is saved with the patch.'],
    see: [40, 432, 'comment See also: [text get], [text set], [text sequence], [list store]']
  },
  cables: ['lb set', 'set it', 'sort it', 'clear it', 'n get', 'n1 get', 'all list', 'get p', 'list q']
} satisfies HelpPatch
