// Help for [speedlim]: Lets messages through no faster than one in a given time.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'speedlim',
  about: 'Lets messages through no faster than one in a given time',
  boxes: {
    title: [40, 24, 'comment speedlim: Lets messages through no faster than one in a given time'],
    s: [40, 88, 'slider 0 127'],
    n1: [
      328,
      88,
      'comment Of what comes too soon, the last message waits its turn: a slider drawn fast still ends where the hand let go.'
    ],
    l: [40, 144, 'speedlim 200'],
    p: [40, 192, 'print slow'],
    see: [40, 248, 'comment See also: [thresh], [metro]']
  },
  cables: ['s l', 'l p']
} satisfies HelpPatch
