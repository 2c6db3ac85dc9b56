import { readFileSync } from 'node:fs'
import { toLocal } from '#core/clock.ts'
import { addressOf, fact, mastheadOf, type Fact } from '#core/documents/document-parts.ts'
import { renderPdf, type PdfOptions } from '#core/documents/pdf.ts'
import { formatDateTimeLong, formatDay } from '#core/i18n/dates.ts'
import { formatNumber } from '#core/i18n/numbers.ts'
import type { AssignmentLetter } from './letter.ts'
import { sv } from './texts.sv.ts'

const TEMPLATE = readFileSync(new URL('letter.typ', import.meta.url), 'utf8')

/** The assignment letter as PDF/A-2a, dated when the assignment was decided: the same letter has the same bytes each time. Throws `PdfNotMade`. */
export async function renderLetter(letter: AssignmentLetter, options?: PdfOptions): Promise<Uint8Array> {
  const { organisation, person, isMonitoringOnly } = letter
  const heading = isMonitoringOnly ? sv.monitoringHeading : sv.heading
  const inputs = {
    head: mastheadOf(organisation, heading, sv.lead(person.name, organisation.name)),
    labels: {
      columns: sv.columns,
      may: sv.mayHeading,
      'may-columns': sv.mayColumns,
      decisions: sv.decisionsHeading,
      'decision-columns': sv.decisionColumns,
      exempt: sv.exempt,
      means: sv.meansHeading,
      policy: sv.policyHeading,
    },
    facts: letterFacts(letter),
    rights: letter.rights.map(({ name, rights }) => [name, sv.may(rights)]),
    decisions: letter.decisions.map(({ what, by, inPlaceOf, at }) => [
      what,
      inPlaceOf === null ? by : sv.inPlaceOf(by, inPlaceOf),
      formatDateTimeLong(at, 'sv'),
    ]),
    means: isMonitoringOnly ? sv.monitoringMeans : sv.means,
    rules: [sv.policy(letter.policy.label), ...letter.policy.rules],
  }
  const document = {
    title: sv.title(person.name),
    author: organisation.name,
    language: 'sv',
    at: letter.decidedAt,
    footer: sv.footer(letter.letterId),
  } as const
  return renderPdf({ template: TEMPLATE, inputs, document }, options)
}

function letterFacts(letter: AssignmentLetter): Fact[] {
  const { person, account, period, hoursPerWeek } = letter
  const day = (at: Temporal.Instant) => formatDay(toLocal(at).toPlainDate(), 'sv', { long: true })
  // the end is the first instant at which nothing holds any more: the day before is the last
  const last = period.until?.subtract({ milliseconds: 1 })
  const accountLine = account === null ? [] : [`${account.name}, ${account.platform}`, account.handle]
  return [
    ...fact(sv.assignee, { lines: [[person.name, person.title].filter(Boolean).join(', ')] }),
    ...fact(sv.unit, { lines: [letter.unitName] }),
    ...fact(sv.account, { lines: accountLine.filter((line) => line !== '') }),
    ...fact(sv.address, { address: addressOf(account?.url ?? null) }),
    ...fact(sv.purpose, { text: letter.purpose }),
    ...fact(sv.audience, { text: letter.audience }),
    ...fact(sv.from, { lines: [day(period.from)] }),
    ...(last === undefined
      ? fact(sv.holds, { lines: [sv.untilFurther] })
      : fact(sv.until, { lines: [day(last)] })),
    ...fact(sv.hours, {
      lines:
        hoursPerWeek === null ? [] : [sv.hoursPerWeek(formatNumber(hoursPerWeek, 'sv', { decimals: 2 }))],
    }),
  ]
}
