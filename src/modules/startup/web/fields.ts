/** The form of a page's questions: the field's names, and back from what was sent. */
import type { FormBody } from '#core/http/form.ts'
import type { StartQuestion } from '#modules/policy/index.ts'
import type { Typed } from '../rules/read-answers.ts'

/** The form's name on its page: the fields' ids begin with it. */
export const PART_FORM = 'del'

/** What the last choice of a platform question sends; no policy has an id with a star in it. */
export const OTHER_PLATFORM = '*'
export const otherField = (key: string): string => `${key}-annan`

/** The texts of a sent form. A platform that is not in the list is typed beside it. */
export function typedIn(body: FormBody, questions: readonly Pick<StartQuestion, 'key' | 'type'>[]): Typed {
  const texts: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') texts[name] = value
    else if (!(value instanceof File)) texts[name] = value.filter((one) => typeof one === 'string')
  }
  const platforms = questions.flatMap(({ key, type }) => {
    const isOther = type === 'platform' && (texts[key] === OTHER_PLATFORM || texts[key] === undefined)
    const other = texts[otherField(key)]
    return isOther && typeof other === 'string' ? [[key, other] as const] : []
  })
  return { ...texts, ...Object.fromEntries(platforms) }
}
