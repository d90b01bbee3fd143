// Help for [listview]: Shows a list or a table of records, and sends what is chosen in it.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'listview',
  about: 'Shows a list or a table of records, and sends what is chosen in it',
  boxes: {
    title: [40, 24, 'comment listview: Shows a list or a table of records, and sends what is chosen in it'],
    load: [40, 72, 'loadbang'],
    books: [
      40,
      112,
      'msg [{title: "Dubliners", author: "Joyce", year: 1914}, {title: "Orlando", author: "Woolf", year: 1928}]'
    ],
    'note-1': [544, 112, 'comment A list of records becomes a table of their fields.'],
    list: [40, 176, 'listview'],
    'note-2': [
      384,
      176,
      'comment Click a row, or go through them with the arrow keys: the row leaves at the left.'
    ],
    'note-3': [
      384,
      232,
      'comment × or Delete sends the row at the right: whoever keeps the list can remove it.'
    ],
    chosen: [40, 400, 'print chosen'],
    place: [192, 400, 'number'],
    remove: [344, 400, 'print remove'],
    plain: [40, 472, 'msg ["one", "two", "three"]'],
    pick: [272, 472, 'msg select 1'],
    clear: [384, 472, 'msg clear'],
    'note-4': [544, 472, 'comment Any list will do; select chooses a row as a click does.'],
    record: [40, 520, 'msg [{title: "Orlando", author: "Woolf", year: 1928}]'],
    'note-5': [544, 520, 'comment With arguments: these fields and no others.'],
    some: [40, 576, 'listview title year'],
    'note-6': [384, 576, 'comment Connected to a [db] it shows what find and watch answer.'],
    see: [40, 800, 'comment See also: [db], [kv], [textbox]']
  },
  cables: [
    'load books',
    'books list',
    'list chosen',
    'list:1 place',
    'list:2 remove',
    'plain some',
    'pick some',
    'clear some',
    'record some'
  ]
} satisfies HelpPatch
