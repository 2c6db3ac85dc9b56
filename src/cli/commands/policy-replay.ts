import type { Lang } from '#core/i18n/lang.ts'
import type { Replayed } from '#modules/policy/index.ts'
import { UsageError, type Arguments, type Command } from '../command.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'
import { faultLines } from '../policy-faults.ts'
import { readLang } from './policy-check.ts'

const MOST_MONTHS = 60
const USUAL_MONTHS = '6'

export const policyReplay: Command = {
  name: 'policy replay',
  summary: 'What a policy file would have changed in the last months, against the one in force.',
  positionals: [{ name: 'FILE', summary: 'The policy file (YAML).' }],
  options: {
    org: organisationOption,
    months: {
      kind: 'text',
      value: 'N',
      summary: `How far back, 1 to ${MOST_MONTHS}. Default: ${USUAL_MONTHS}.`,
    },
    lang: { kind: 'text', value: 'sv|en', summary: 'Language of the texts. Default: sv.' },
  },
  notes: ['Changes nothing. Exits with 1 when the file has a fault.'],
  run: async (args, io) => {
    const lang = readLang(args)
    const months = readMonths(args)
    const { readPolicyFile, replayPolicy } = await import('#modules/policy/index.ts')
    const read = await readPolicyFile(io.path(args.text('FILE')))
    if (!read.ok)
      return { data: { problems: read.problems }, lines: faultLines(read.problems, lang), isFailure: true }
    return withOrganisation(io, args.text('org'), async ({ services, organisation: { orgId } }) => {
      const { createModules } = await import('../../app/modules.ts')
      const deps = createModules(services).policy
      const replayed = await services.db.forOrg(orgId, (tx) =>
        replayPolicy(deps, tx, orgId, { policy: read.policy, months }),
      )
      const { from, asOf, counts, difference, isCut } = replayed
      const data = { from: from.toString(), asOf: asOf.toString(), counts, isCut, difference }
      return { data, lines: await linesOf(replayed, lang) }
    })
  },
}

function readMonths(args: Arguments): number {
  const months = Number(args.optionalText('months') ?? USUAL_MONTHS)
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS)
    throw new UsageError(`--months is a whole number from 1 to ${MOST_MONTHS}`)
  return months
}

const kinds = ['missedDeadlines', 'lateRemovals', 'removalsWithoutGround', 'stoppedPosts'] as const
const SHOWN = 20

async function linesOf(
  { counts, difference, items, isCut }: Replayed,
  lang: Lang,
): Promise<readonly string[]> {
  const { policyVersionTexts } = await import('#modules/policy/index.ts')
  const t = policyVersionTexts(lang)
  const say = (count: number) => String(count)
  const found = kinds.flatMap((kind) => {
    const { before, after, added, gone } = difference[kind]
    const list = (sign: string, hits: typeof added) =>
      hits.slice(0, SHOWN).map(({ id, ruleId }) => `  ${sign} ${items.get(id)?.text[lang] ?? id} [${ruleId}]`)
    return [`${t.replayKinds[kind]}: ${before} -> ${after}`, ...list('+', added), ...list('-', gone)]
  })
  const counted = t.replayCounts(say(counts.messages), say(counts.removals), say(counts.posts))
  return [counted, ...(isCut ? [t.replayCut] : []), ...found]
}
