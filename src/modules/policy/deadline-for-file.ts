import { citationLine } from './format-citation.ts'
import type { PolicyProblem } from './policy-problem.ts'
import { toProblem } from './policy-problem.ts'
import { readPolicyFile } from './read-policy-file.ts'
import { answerDeadline } from './rules/deadlines.ts'
import type { Modality } from './rules/schema/rule.ts'
import type { Finding } from './rules/validate/finding.ts'

/** The JSON that `torget policy deadline` prints. */
export type PrintedDeadline = {
  /** ISO 8601 with the Swedish offset of that day: 2026-04-09T23:59:00+02:00. */
  readonly dueAt: string
  readonly modality: Modality
  readonly ruleId: string
  /** One line in Swedish. */
  readonly citation: string
}

export type DeadlineForFile =
  | { readonly ok: true; readonly deadline: PrintedDeadline; readonly warnings: readonly PolicyProblem[] }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] }

/** Sane for any policy; outside it a typing error is likelier than a message. */
const YEARS = { first: 1990, last: 2199 } as const

const ZONE = 'Europe/Stockholm'

function hasSaneYear(at: Temporal.Instant): boolean {
  const { year } = at.toZonedDateTimeISO(ZONE)
  return year >= YEARS.first && year <= YEARS.last
}

function withSwedishOffset(local: Temporal.PlainDateTime): string {
  return local.toZonedDateTime(ZONE).toString({ timeZoneName: 'never', smallestUnit: 'minute' })
}

function parsed<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

type ReadTime = { readonly at: Temporal.Instant } | { readonly finding: Finding }

function readTime(text: string): ReadTime {
  const value = text.trim().slice(0, 80)
  const at = parsed(() => Temporal.Instant.from(value))
  if (at !== null && hasSaneYear(at)) return { at }
  const local = parsed(() => Temporal.PlainDateTime.from(value, { overflow: 'reject' }))
  const lacksOnlyOffset = at === null && local !== null && /[T ]\d/i.test(value)
  if (!lacksOnlyOffset) return { finding: { code: 'input.not-a-time', path: [], details: { value } } }
  const suggestion = withSwedishOffset(local)
  return { finding: { code: 'input.time-without-offset', path: [], details: { value, suggestion } } }
}

/** When an answer is due under the policy in a file, for a message received at an ISO time with offset or Z. */
export async function deadlineFor(
  file: string,
  receivedIso: string,
  urgent: boolean,
): Promise<DeadlineForFile> {
  const time = readTime(receivedIso)
  if ('finding' in time) {
    return { ok: false, problems: [toProblem(receivedIso, time.finding, { line: 1, column: 1 })] }
  }
  const read = await readPolicyFile(file)
  if (!read.ok) return { ok: false, problems: read.problems }
  const deadline = answerDeadline(read.policy, { receivedAt: time.at, isUrgent: urgent })
  const local = deadline.dueAt.toZonedDateTimeISO(read.policy.meta.org.timezone)
  return {
    ok: true,
    deadline: {
      dueAt: local.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
      modality: deadline.modality,
      ruleId: deadline.ruleId,
      citation: citationLine(deadline.citation, 'sv'),
    },
    warnings: read.warnings,
  }
}
