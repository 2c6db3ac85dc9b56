import type { Services } from '../../app/services.ts'
import { countUnsettled } from '#core/outbox/count-unsettled.ts'
import { readAccounts, type Account } from '#modules/accounts/index.ts'
import { readOrganisations, readPeople, type Organisation } from '#modules/organisation/index.ts'
import { ok, problem, warning, type Finding } from './finding.ts'

export async function checkOrganisations(services: Services): Promise<readonly Finding[]> {
  const organisations = await services.db.system(readOrganisations)
  if (organisations.length === 0) {
    return [warning('Organisations', 'None yet.', 'Make one in the browser, or with "torget org create".')]
  }
  const findings: Finding[] = []
  for (const organisation of organisations) findings.push(...(await checkOne(services, organisation)))
  return findings
}

async function checkOne(services: Services, { orgId, slug }: Organisation): Promise<readonly Finding[]> {
  const { accounts, people, unsettled } = await services.db.forOrg(orgId, async (tx) => ({
    accounts: await readAccounts(tx, orgId),
    people: await readPeople(tx, orgId),
    unsettled: await countUnsettled(tx, orgId, services.clock.now()),
  }))
  const administrators = people.filter(({ isActive, roles }) => isActive && roles.includes('administrator'))
  return [
    administrators.length > 0
      ? ok(slug, `${people.length} people, ${accounts.length} accounts`)
      : problem(
          slug,
          'Nobody active is administrator.',
          `Run: torget user add --org ${slug} --role administrator …`,
        ),
    ...accounts
      // those on a network that is set up are looked at as connections
      .filter(({ network }) => !services.connectors.has(network))
      .filter(({ status, externalId }) => status === 'active' && externalId !== '')
      .flatMap((account) => checkAccess(slug, account)),
    ...checkOutbox(slug, unsettled),
  ]
}

function checkAccess(slug: string, { name, accessState, accessProblem }: Account): readonly Finding[] {
  const remedy = `The account holder makes a new token; then: torget account connect --org ${slug} …`
  if (accessState === 'ok') return []
  if (accessState === 'none') return [warning(slug, `${name} is not connected.`, remedy)]
  return [
    problem(slug, `The access to ${name} was taken back: ${accessProblem ?? 'no reason given'}`, remedy),
  ]
}

type Unsettled = Awaited<ReturnType<typeof countUnsettled>>

export function checkOutbox(slug: string, { unknown, stuck, late }: Unsettled): readonly Finding[] {
  const findings: Finding[] = []
  if (unknown > 0) {
    findings.push(
      problem(
        slug,
        `${unknown} things were sent to a network and nobody knows what became of them.`,
        'Open Att göra: a person looks on the network and settles each. The mail of an alert is settled when its alert is read.',
      ),
    )
  }
  if (stuck + late > 0) {
    findings.push(
      warning(
        slug,
        `${stuck + late} things wait to be sent although their time has come.`,
        'Check that a Torget with TORGET_ROLE all or worker runs.',
      ),
    )
  }
  return findings
}
