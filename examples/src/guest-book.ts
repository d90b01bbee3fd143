// A guest book: who signs it is in the list at once, because the list watches the store.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

export default {
  name: 'Guest book',
  about: 'Visitors sign; the list is live, and counts them.',
  boxes: {
    load: [376, 40, 'loadbang'],
    'about-load': [464, 40, 'comment recalls your name'],
    message: [40, 88, 'textbox "Your message" -lines -clear', { width: 312 }],
    name: [376, 88, 'textbox "Your name" -live', { width: 216 }],
    'about-message': [40, 40, 'comment write, then press Ctrl and Enter'],
    insert: [40, 200, 'map ({insert: ["guests", {name: $2, message: $1}]})'],
    'about-insert': [72, 232, 'comment the right inlet only remembers; the left one stores'],
    write: [40, 272, 'db guests'],
    'about-write': [152, 272, 'comment every [db guests] is the same store'],

    open: [680, 40, 'loadbang'],
    watch: [680, 88, 'msg {watch: ["guests", {}, {_created: -1}]}'],
    'about-watch': [768, 40, 'comment from now on, newest first'],
    read: [680, 144, 'db guests'],
    'about-read': [792, 144, 'comment tells of each change'],
    list: [680, 200, 'listview name message _created', { width: 480, height: 280 }],
    remove: [880, 512, 'map ({delete: ["guests", x._id]})'],
    erase: [880, 560, 'db guests'],
    'about-remove': [992, 560, 'comment × takes an entry out'],

    count: [544, 208, 'map x.count'],
    number: [544, 256, 'number'],
    'about-count': [536, 288, 'comment have signed']
  },
  cables: [
    'load name',
    'name insert:1',
    'message insert',
    'insert write',
    'open watch',
    'watch read',
    'read list',
    'read count',
    'count number',
    'list:2 remove',
    'remove erase'
  ]
} satisfies Sketch
