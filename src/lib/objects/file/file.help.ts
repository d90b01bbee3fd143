// Help for [file]: Reads, writes and asks about files and folders (in the shell).
import type { HelpPatch } from '../help.ts'

export default {
  name: 'file',
  about: 'Reads, writes and asks about files and folders (in the shell)',
  boxes: {
    title: [40, 24, 'comment file: Reads, writes and asks about files and folders (in the shell)'],
    path: [40, 72, 'msg symbol songs/one.txt'],
    it: [40, 128, 'file splitext'],
    note: [
      280,
      72,
      'comment A patch reads only what lies in its own folder, and writes only into the directory of --data. Others: handle, glob, stat, copy, move, delete, mkdir, split, join.'
    ],
    out: [40, 184, 'print parts'],
    other: [160, 184, 'print whole'],
    see: [40, 248, 'comment See also: [textfile], [text define], [pdcontrol]']
  },
  cables: ['path it', 'it out', 'it:1 other']
} satisfies HelpPatch
