// Help for [textbox]: A field of text: Enter sends what was typed.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'textbox',
  about: 'A field of text: Enter sends what was typed',
  boxes: {
    title: [40, 24, 'comment textbox: A field of text: Enter sends what was typed'],
    set: [40, 72, 'msg set Good evening'],
    clear: [224, 72, 'msg clear'],
    send: [312, 72, 'button'],
    'note-1': [384, 72, 'comment set shows a text, clear none; a bang sends what is shown.'],
    name: [40, 120, 'textbox "Your name"'],
    'note-2': [384, 120, 'comment What you typed is saved with the patch.'],
    p: [40, 168, 'print name'],
    note: [40, 232, 'textbox "Write a note" -clear'],
    'note-3': [384, 232, 'comment -clear: it is empty again when it has sent.'],
    p2: [40, 280, 'print note'],
    search: [40, 344, 'textbox Search -live'],
    'note-4': [384, 344, 'comment -live: it sends with every letter.'],
    p3: [40, 392, 'print search'],
    letter: [40, 456, 'textbox "A letter" -lines'],
    'note-5': [384, 456, 'comment -lines: Enter begins a new line, Ctrl and Enter sends.'],
    p4: [40, 552, 'print letter'],
    see: [40, 608, 'comment See also: [msg], [symbol], [listview]']
  },
  cables: ['set name', 'clear name', 'send name', 'name p', 'note p2', 'search p3', 'letter p4']
} satisfies HelpPatch
