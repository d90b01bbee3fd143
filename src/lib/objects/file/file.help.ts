// Help for [file]: Reads, writes and asks about the files of the patch.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'file',
  about: 'Reads, writes and asks about the files of the patch',
  boxes: {
    title: [40, 24, 'comment file: Reads, writes and asks about the files of the patch'],
    path: [40, 72, 'msg symbol songs/one.txt'],
    it: [40, 128, 'file splitext'],
    note: [
      280,
      72,
      'comment A patch reaches the files that are kept with it (Files in the File menu); in the shell it reads its own folder and writes into the directory of --data. Others: handle, glob, stat, copy, move, delete, mkdir, split, join.'
    ],
    out: [40, 184, 'print parts'],
    other: [160, 184, 'print whole'],
    see: [40, 248, 'comment See also: [textfile], [text define], [pdcontrol]']
  },
  cables: ['path it', 'it out', 'it:1 other']
} satisfies HelpPatch
