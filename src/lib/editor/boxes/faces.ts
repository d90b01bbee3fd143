// Which component draws which kind of box: the one table of faces. Those that few patches have are loaded when one is on the screen.
import type { Component } from 'svelte'
import type { BoxKind, BoxModel } from '../canvas/types.ts'
import ButtonFace from './ButtonFace.svelte'
import CommentFace from './CommentFace.svelte'
import MessageFace from './MessageFace.svelte'
import ModuleFace from './ModuleFace.svelte'
import NumberFace from './NumberFace.svelte'
import SliderFace from './SliderFace.svelte'
import TextFace from './TextFace.svelte'
import ToggleFace from './ToggleFace.svelte'

type FaceOf = Component<{ box: BoxModel }>

const later = {
  code: () => import('./CodeFace.svelte'),
  textbox: () => import('./TextboxFace.svelte'),
  listview: () => import('./ListviewFace.svelte'),
  filedrop: () => import('./FiledropFace.svelte'),
  imageview: () => import('./ImageviewFace.svelte'),
  pd: () => import('./PdFace.svelte'),
  gop: () => import('./GopFace.svelte')
}
type LaterKind = keyof typeof later

const faces: Readonly<Record<Exclude<BoxKind, LaterKind>, FaceOf>> = {
  text: TextFace,
  message: MessageFace,
  number: NumberFace,
  toggle: ToggleFace,
  slider: SliderFace,
  button: ButtonFace,
  comment: CommentFace,
  module: ModuleFace
}

const loaded = new Map<LaterKind, FaceOf>()

/** Where boxes are made, a new one's face must be here at once: the next key is meant for it. */
export function bringFace(kind: LaterKind, face: FaceOf): void {
  loaded.set(kind, face)
}

/** The face of a kind; a promise of it where it is not loaded yet. */
export function faceOf(kind: BoxKind): FaceOf | Promise<FaceOf> {
  if (!isLater(kind)) return faces[kind]
  return (
    loaded.get(kind) ??
    later[kind]().then(({ default: face }) => {
      loaded.set(kind, face)
      return face
    })
  )
}

const isLater = (kind: BoxKind): kind is LaterKind => Object.hasOwn(later, kind)
