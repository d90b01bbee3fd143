// Help for [gate]: Sends messages to one of several outlets, or to none.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'gate',
  about: 'Sends messages to one of several outlets, or to none',
  boxes: {
    title: [40, 24, 'comment gate: Sends messages to one of several outlets, or to none'],
    o: [40, 88, 'number'],
    m: [136, 88, 'msg foo 1'],
    r: [232, 88, 'msg {any: "record"}'],
    n1: [
      424,
      88,
      'comment The left inlet says which outlet is open, from 1; 0 closes. Anything goes through, untouched.'
    ],
    g: [40, 144, 'gate 2 1'],
    p1: [40, 192, 'print first'],
    p2: [168, 192, 'print second'],
    n2: [424, 144, 'comment Arguments: how many outlets, and which one is open at first.'],
    see: [40, 248, 'comment See also: [switch], [spigot], [route]']
  },
  cables: ['o g', 'm g:1', 'r g:1', 'g:0 p1', 'g:1 p2']
} satisfies HelpPatch
