// Which component draws which kind of box: the one table of faces.
import type { Component } from 'svelte'
import type { BoxKind, BoxModel } from '../canvas/types.ts'
import ButtonFace from './ButtonFace.svelte'
import CodeFace from './CodeFace.svelte'
import CommentFace from './CommentFace.svelte'
import MessageFace from './MessageFace.svelte'
import ModuleFace from './ModuleFace.svelte'
import NumberFace from './NumberFace.svelte'
import SliderFace from './SliderFace.svelte'
import TextFace from './TextFace.svelte'
import ToggleFace from './ToggleFace.svelte'

export const faces: Readonly<Record<BoxKind, Component<{ box: BoxModel }>>> = {
  text: TextFace,
  message: MessageFace,
  number: NumberFace,
  toggle: ToggleFace,
  slider: SliderFace,
  button: ButtonFace,
  comment: CommentFace,
  code: CodeFace,
  module: ModuleFace
}
