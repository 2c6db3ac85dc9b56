/** Whether the very text that would go out may go out: length after signature, personal numbers, withheld names, repeated secrets. */
import { revealsWithheldName, type Signer } from '#modules/policy/index.ts'
import { holdsPersonalNumber } from './personal-number.ts'
import { repeatsContent } from './repeats-content.ts'

export type ReplyTextProblem = {
  readonly code: 'text-empty' | 'text-too-long' | 'personal-number' | 'withheld-name' | 'repeats-content'
  readonly details?: Readonly<Record<string, string | number>>
}

export type ReplyTextFacts = {
  /** As written, before the signature. */
  readonly body: string
  /** As it would be sent. */
  readonly text: string
  readonly signer: Signer
  readonly mostCharacters: number
  /** How this network counts, where it is not in UTF-16 units. */
  readonly lengthOf?: (text: string) => number
  /** What may not be handed on; null when the message is open to all anyway. */
  readonly sensitiveText: string | null
  /** Words of our own (contacts of the policy) that may stand there whatever the message said. */
  readonly ownWords: string
}

export function checkReplyText(facts: ReplyTextFacts): ReplyTextProblem | null {
  const { body, text, signer, mostCharacters, sensitiveText } = facts
  if (body.trim() === '') return { code: 'text-empty' }
  const characters = facts.lengthOf?.(text) ?? text.length
  if (characters > mostCharacters)
    return { code: 'text-too-long', details: { characters, most: mostCharacters } }
  if (holdsPersonalNumber(text)) return { code: 'personal-number' }
  if (revealsWithheldName(text, signer)) return { code: 'withheld-name' }
  const repeated = sensitiveText === null ? null : repeatsContent(text, sensitiveText, facts.ownWords)
  return repeated === null ? null : { code: 'repeats-content', details: { what: repeated } }
}
