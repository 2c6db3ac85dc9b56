import type { Basics } from '../rules/application.ts'
import type { BasicField } from '../rules/basic-questions.ts'
import { listOf, type Typed } from '../rules/read-answers.ts'
import type { PersonId } from '#core/ids.ts'

const LONGEST = 300

/** What was typed on the page of basics; a field that was not sent keeps what it had. */
export function basicsIn(typed: Typed, asked: readonly BasicField[]): Partial<Basics> {
  const text = (field: BasicField): string | null => {
    const value = typed[field]
    if (value === undefined || !asked.includes(field)) return null
    return (listOf(value)[0] ?? '').trim().slice(0, LONGEST)
  }
  const said = <Value>(value: string | null, make: (given: string) => Value) =>
    value === null ? null : make(value)
  const given: { [Field in keyof Basics]: Basics[Field] | null } = {
    name: text('name'),
    handle: text('handle'),
    url: text('url'),
    holderId: said(text('holderId'), (id) => (id === '' ? null : (id as PersonId))),
    responsibleShown: said(text('responsibleShown'), (shown) => (shown === 'role' ? 'role' : 'name')),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
}
