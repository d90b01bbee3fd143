// `/reference/NAME` is what one types or guesses: it leads to that object's place in the reference, which is one page.
import { redirect } from '@sveltejs/kit'
import type { PageLoad } from './$types'

export const load: PageLoad = ({ params }) => {
  redirect(307, `/reference#${encodeURIComponent(params.name)}`)
}
