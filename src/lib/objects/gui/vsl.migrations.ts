// [vsl] was a [slider] by another name: what was saved of one is brought up as that.
export { migrations } from './slider.migrations.ts'
