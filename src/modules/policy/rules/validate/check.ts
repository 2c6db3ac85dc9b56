/** The frame of a check: which sections it reads, so that it runs whenever just those hold. */
import type { Policy, SectionName } from '../schema/policy.ts'
import type { Report } from './finding.ts'

export type Check = (sections: Partial<Policy>, report: Report) => void

export function check<Name extends SectionName>(
  needs: readonly Name[],
  run: (policy: Pick<Policy, Name>, report: Report) => void,
): Check {
  return (sections, report) => {
    if (needs.every((name) => sections[name] !== undefined)) run(sections as Pick<Policy, Name>, report)
  }
}
