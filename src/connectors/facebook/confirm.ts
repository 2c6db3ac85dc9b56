import { OutcomeUnknown, Rejected, type Written } from '../connector.ts'
import { idAt, type Json } from '../kit/json.ts'

/** Known before anything is sent, so that a text is never cut or half accepted by the network. */
export function checkLength(text: string, most: number): void {
  if (text.trim() === '') throw new Rejected('Facebook: the text is empty', 'empty-text')
  if (text.length > most)
    throw new Rejected(`Facebook: the text is longer than ${most} characters`, 'text-too-long')
}

export function createdAt(answer: Json, key: string): Written {
  const externalId = idAt(answer, key)
  if (externalId === null) throw new OutcomeUnknown(`Facebook answered without ${key}`)
  return { externalId }
}

/** Some edges answer with `success`, others with one truth for each thing that was named (`{"24680135": true}`). */
export function confirmDone(answer: Json, named = 'success'): void {
  const isDone = [answer['success'], answer[named]]
  if (isDone.includes(true)) return
  if (isDone.includes(false)) throw new Rejected('Facebook answered that it was not done', 'success-false')
  throw new OutcomeUnknown('Facebook did not say whether it was done')
}
