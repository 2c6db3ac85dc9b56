import type { Tx } from '#core/db/database.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { OrgId } from '#core/ids.ts'
import { findRegistered, type RegisteredAccount } from '#modules/accounts/index.ts'
import { readMatter, type Matter } from '#modules/startup/index.ts'
import type { AlertDeps } from '../deps.ts'
import { isAboutApplication, type Alert } from '../rules/alert.ts'
import { alertTexts } from '../texts.ts'
import type { AlertWords } from '../texts.sv.ts'

export type AlertSubject = {
  readonly account: RegisteredAccount | null
  readonly application: Matter | null
}

/** What the alert is about, as it stands now. */
export async function readAlertSubject(
  deps: Pick<AlertDeps, 'policies'>,
  tx: Tx,
  orgId: OrgId,
  { kind, subjectId, accountId }: Pick<Alert, 'kind' | 'subjectId' | 'accountId'>,
): Promise<AlertSubject> {
  return {
    account: accountId === null ? null : await findRegistered(tx, orgId, accountId),
    application: isAboutApplication(kind) ? await readMatter(deps, tx, orgId, subjectId) : null,
  }
}

/** What it is called. */
export function subjectWords(
  deps: Pick<AlertDeps, 'connectors'>,
  { account, application }: AlertSubject,
  lang: Lang,
): Pick<AlertWords, 'account' | 'network' | 'role'> {
  if (application === null) {
    const network = account === null ? '' : networkOf(deps, account)
    return { account: account?.name ?? '', network }
  }
  const name = application.name === '' ? alertTexts(lang).page.nameless : application.name
  const role = application.asked?.role[lang]
  return { account: name, network: '', ...(role === undefined ? {} : { role }) }
}

/** A platform without a connector has only the name it was registered by. */
function networkOf(
  { connectors }: Pick<AlertDeps, 'connectors'>,
  { network, platformName }: Pick<RegisteredAccount, 'network' | 'platformName'>,
): string {
  return connectors.get(network)?.profile.displayName ?? (platformName === '' ? network : platformName)
}
