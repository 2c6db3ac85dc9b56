import { errorOf, type ErrorFacts } from '../graph/facts/errors.ts'
import { GraphProblem } from '../graph/problem.ts'
import type { ViolationKind } from '../graph/violations.ts'

/** What Instagram says beside Graph's common errors: its reference on error codes, 2026-06-02. */
const facts = {
  'too-many-posts': [9, 2_207_042, 'The app user has reached the daily limit of posts'],
  'no-such-media': [24, 2_207_006, 'The requested resource does not exist'],
  'not-fetched': [
    9004,
    2_207_052,
    'Only photo or video can be accepted as media type: the media could not be fetched from this URI',
  ],
  'not-ready': [9007, 2_207_027, 'Media ID is not available: the media is not ready for publishing'],
  'image-too-large': [36_000, 2_207_004, 'The image size is too large'],
  'image-format': [36_001, 2_207_005, 'The image format is not supported'],
  'caption-too-long': [36_004, 2_207_010, 'The caption was too long'],
} as const

export type InstagramProblem = keyof typeof facts

export function igProblem(kind: InstagramProblem): GraphProblem {
  const [code, subcode, message] = facts[kind]
  const described: ErrorFacts = {
    code,
    subcode,
    status: code === 9 ? 403 : 400,
    type: 'OAuthException',
    message,
    meaning: kind,
  }
  return new GraphProblem(described, message, null)
}

/** The request itself is wrong: answered as the network does, and recorded. */
export function breach(kind: ViolationKind, message: string, code = 100): GraphProblem {
  return new GraphProblem(errorOf(code), message, kind)
}
