/** Whether a message should be registered, as a proposal with its reason: nobody has to know the law by heart (F-138 to F-140, B-069 to B-071). */
import { registrationNeed, type ClassKey, type Policy, type RegistrationNeed } from '#modules/policy/index.ts'

export type AdviceMessage = {
  readonly classKey: ClassKey | null
  readonly kind: 'comment' | 'direct'
  /** Shown only to those who handle it, because it holds or may hold secret data. */
  readonly isRestricted: boolean
}

export type AdviceAccount = { readonly isPublic: boolean; readonly isChronological: boolean }

/** What only a person can tell. Left out, the triage class decides. */
export type AdviceAnswers = {
  readonly concernsOngoingCase?: boolean
  readonly initiatesCase?: boolean
  readonly isFactualCriticism?: boolean
}

/**
 * A viewpoint counts as factual criticism until somebody says that it is not: a registration too many is corrected by the registrar, one
 * too few by nobody.
 */
export function registrationAdvice(
  policy: Policy,
  place: { readonly message: AdviceMessage; readonly account: AdviceAccount },
  answers: AdviceAnswers = {},
): RegistrationNeed {
  const { message, account } = place
  const isViewpoint = message.classKey === 'viewpoint'
  return registrationNeed(policy, {
    classKey: message.classKey,
    isComplaint: isViewpoint,
    concernsOngoingCase: answers.concernsOngoingCase ?? false,
    initiatesCase: answers.initiatesCase ?? false,
    isFactualCriticism: answers.isFactualCriticism ?? isViewpoint,
    isSecret: message.isRestricted,
    isDirectMessage: message.kind === 'direct',
    // No account kind here is a closed group yet; a page that is not public loses the exemption all the same.
    isClosedGroup: false,
    isChronological: account.isChronological,
    isPublic: account.isPublic,
  })
}
