/** Runs every check on whatever sections of a policy could be read. */
import type { Policy } from '../schema/policy.ts'
import type { Check } from './check.ts'
import { checkAnswerTimes, checkClosedDays } from './check-answer-times.ts'
import {
  checkClasses,
  checkSensitiveNotice,
  checkSignature,
  checkTemplateReferences,
  checkTemplates,
} from './check-inbox.ts'
import { checkAccent, checkDates } from './check-meta.ts'
import {
  checkBlocking,
  checkFloor,
  checkGroundCodes,
  checkGroundHandling,
  checkRemovalClock,
} from './check-moderation.ts'
import { checkDiary, checkExemptions, checkRouting } from './check-records.ts'
import { checkCitedLaws, checkDocuments, checkLaws, checkRuleIds } from './check-sources.ts'
import {
  checkArchive,
  checkConsent,
  checkHolidays,
  checkRegister,
  checkTargetGroups,
  checkWeeding,
} from './check-demands.ts'
import { checkRoles, checkUnits } from './check-org.ts'
import { checkOverlays } from './check-overlays.ts'
import { checkAds, checkPlatformList, checkPlatformReferences } from './check-platforms.ts'
import {
  checkDocumentReferences,
  checkLateTemplates,
  checkLegalBasis,
  checkNotices,
} from './check-references.ts'
import { checkApprovals, checkForms, checkExemptions as checkStartExemptions } from './check-startup.ts'
import type { Finding, Report } from './finding.ts'

const checks: readonly Check[] = [
  checkDates,
  checkAccent,
  checkRuleIds,
  checkDocuments,
  checkLaws,
  checkCitedLaws,
  checkAnswerTimes,
  checkClosedDays,
  checkClasses,
  checkTemplateReferences,
  checkTemplates,
  checkSignature,
  checkSensitiveNotice,
  checkGroundCodes,
  checkGroundHandling,
  checkFloor,
  checkBlocking,
  checkRemovalClock,
  checkRouting,
  checkExemptions,
  checkDiary,
  checkHolidays,
  checkLateTemplates,
  checkUnits,
  checkRoles,
  checkTargetGroups,
  checkPlatformList,
  checkPlatformReferences,
  checkAds,
  checkApprovals,
  checkStartExemptions,
  checkForms,
  checkRegister,
  checkLegalBasis,
  checkNotices,
  checkWeeding,
  checkArchive,
  checkConsent,
  checkDocumentReferences,
  checkOverlays,
]

export function validatePolicy(sections: Partial<Policy>): Finding[] {
  const findings: Finding[] = []
  const report: Report = (code, path, details) => {
    // One code always comes with its own details (see Report); TypeScript cannot follow that through a generic.
    findings.push({ code, path, details } as unknown as Finding)
  }
  for (const run of checks) run(sections, report)
  return findings
}
