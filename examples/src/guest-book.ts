// A guest book: who signs it is in the list at once, because the list watches the store.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

export default {
  name: 'Guest book',
  about: 'Visitors sign; the list is live, and counts them.',
  boxes: {
    message: [40, 40, 'textbox "Your message" -lines -clear', { width: 320 }],
    'about-message': [376, 44, 'comment write, then press Ctrl and Enter'],
    order: [40, 144, 'trigger anything bang'],
    'about-order': [232, 144, 'comment right before left: first the name, then the message'],
    name: [336, 192, 'textbox "Your name"', { width: 240 }],
    'about-name': [592, 196, 'comment stays for your next message'],
    insert: [40, 256, 'map ({insert: ["guests", {name: $2 || "Somebody", message: $1}]})'],
    write: [40, 304, 'db guests'],
    'about-write': [136, 304, 'comment every [db guests] is the same store'],

    load: [664, 256, 'loadbang'],
    watch: [664, 304, 'msg {watch: ["guests", {}, {_created: -1}]}'],
    read: [664, 352, 'db guests'],
    'about-read': [760, 352, 'comment tells of each change, newest first'],
    list: [664, 400, 'listview name message _created', { width: 480, height: 240 }],
    remove: [872, 664, 'map ({delete: ["guests", x._id]})'],
    erase: [872, 712, 'db guests'],
    'about-remove': [968, 712, 'comment × takes an entry out'],

    count: [40, 400, 'map x.count'],
    number: [40, 448, 'number'],
    'about-count': [120, 448, 'comment have signed so far']
  },
  cables: [
    'message order',
    'order:1 name',
    'order insert',
    'name insert:1',
    'insert write',
    'load watch',
    'watch read',
    'read list',
    'read count',
    'count number',
    'list:2 remove',
    'remove erase'
  ]
} satisfies Sketch
