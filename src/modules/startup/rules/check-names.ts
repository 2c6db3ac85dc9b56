/** Whether the people and units that an answer names are there, and whether those who cover for somebody are somebody else (F-063, B-020). */
import type { Answers, StartItem, StartQuestion } from '#modules/policy/index.ts'
import { listOf } from './read-answers.ts'

/** Who and what there is in the organisation just now. */
export type Around = {
  /** Those who still work here. */
  readonly personIds: ReadonlySet<string>
  readonly unitIds: ReadonlySet<string>
  readonly accounts: readonly {
    readonly id: string
    readonly platform: string
    readonly handle: string
    readonly status: string
  }[]
  readonly today: Temporal.PlainDate
}

export type NameFault = {
  readonly itemKey: string
  readonly questionKey: string
  readonly fault: 'unknown-person' | 'unknown-unit' | 'own-cover'
}

type Asked = { readonly item: StartItem; readonly questions: readonly StartQuestion[] }

/** Who covers for whom, by the keys of the questions. */
const COVERS: Readonly<Record<string, string>> = { cover: 'watchers', substitute: 'assignee' }

export function nameFaults(asked: readonly Asked[], answers: Answers, around: Around): readonly NameFault[] {
  return asked.flatMap(({ item, questions }) =>
    questions.flatMap(({ key, type }) => {
      const fault = faultIn(type, key, { answers, around })
      return fault === null ? [] : [{ itemKey: item.value.key, questionKey: key, fault }]
    }),
  )
}

function faultIn(
  type: StartQuestion['type'],
  key: string,
  { answers, around }: { readonly answers: Answers; readonly around: Around },
): NameFault['fault'] | null {
  const named = listOf(answers[key])
  if (type === 'unit') return named.every((id) => around.unitIds.has(id)) ? null : 'unknown-unit'
  if (type !== 'person' && type !== 'people') return null
  if (!named.every((id) => around.personIds.has(id))) return 'unknown-person'
  const covered = new Set(listOf(answers[COVERS[key] ?? '']))
  const isAlone = covered.size === 1 && named.length > 0
  return isAlone && named.every((id) => covered.has(id)) ? 'own-cover' : null
}
