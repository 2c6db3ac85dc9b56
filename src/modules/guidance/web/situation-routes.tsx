import type { HttpContext } from '#core/http/variables.ts'
import {
  citationOf,
  findRule,
  floorRules,
  formatCitation,
  type Chip,
  type Policy,
} from '#modules/policy/index.ts'
import type { GuidanceDeps } from '../actions/deps.ts'
import { isSector, searchSituations, situationsIn, type Situation } from '../rules/guidance.ts'
import { adviceFor, situationsOf } from '../rules/policy-advice.ts'
import { guidanceTexts } from '../texts.ts'
import { SituationList, SituationPage, type AdviceView } from './guidance-pages.tsx'
import { show, showNotFound, type Here } from './here.tsx'
import { hrefIn } from './place.ts'

/** Ours, and what the organisation's policy answers beside them. */
function allSituations({ lang, inForce }: Here): readonly Situation[] {
  const known = situationsIn(lang)
  return inForce === null ? known : [...known, ...situationsOf(inForce.policy, known, lang)]
}

export function showList(c: HttpContext, deps: GuidanceDeps, here: Here): Response {
  const words = (c.req.query('q') ?? '').slice(0, 200)
  const employers = here.others.map(({ name, slug }) => ({
    name,
    href: hrefIn({ ...here, base: `/o/${slug}/vagledning` }),
  }))
  const found = searchSituations(allSituations(here), words)
  const children = <SituationList place={here} words={words} found={found} employers={employers} />
  return show(c, deps, here, { title: guidanceTexts(here.lang).title, children })
}

export function showSituation(c: HttpContext, deps: GuidanceDeps, here: Here): Response {
  const key = c.req.param('situation')
  const situation = allSituations(here).find((one) => one.key === key)
  if (situation === undefined) return showNotFound(c, deps, here)
  const chosen = c.req.query('omrade')
  const sector = isSector(chosen) ? chosen : null
  const children = (
    <SituationPage
      place={here}
      situation={situation}
      sector={sector}
      laws={lawsOf(situation, here)}
      advice={adviceOf(situation, here, sector)}
    />
  )
  return show(c, deps, here, { title: situation.question, children })
}

function adviceOf(
  situation: Situation,
  { inForce, lang }: Here,
  sector: Parameters<typeof adviceFor>[2]['sector'],
): readonly AdviceView[] {
  if (inForce === null) return []
  const { policy, label } = inForce
  return adviceFor(policy, situation, { lang, sector }).map((one) => {
    const citation = findRule(policy, one.ruleId)
    const chip: Chip | null = citation === null ? null : formatCitation(citation, lang)
    return { ...one, chip, version: label }
  })
}

/** Worded by the policy module, so that a law is called the same everywhere. */
function lawsOf(situation: Situation, { inForce, lang }: Here): readonly string[] {
  const [anyRule] = floorRules
  if (anyRule === undefined) return []
  return situation.laws.flatMap(({ lawId, section }) => {
    const rule = { ...anyRule, source: { doc: 'law', law: { id: lawId, section } } }
    return formatCitation(citationOf(inForce?.policy ?? NO_POLICY, rule), lang).law ?? []
  })
}

/** The shipped laws need no policy to be named. */
const NO_POLICY = { documents: [], laws: [] } as unknown as Policy
