import type { FileKind } from './rules/evidence.ts'
import type { OfferRefusal } from './rules/offers.ts'
import type { Busy, Duty, SkipReason, StepKey } from './rules/steps.ts'
import type { sv } from './texts.sv.ts'

type Details = Readonly<Record<string, string | number>>

const steps: Readonly<Record<StepKey, string>> = {
  ground: 'Ground and assessment',
  evidence: 'Secure evidence',
  'registration-basis': 'Basis for registration',
  action: 'Remove or hide',
  notice: 'Tell the author',
  'police-report': 'Police report',
}

const stepName = (value: string | number | undefined): string => {
  const key = String(value ?? '')
  return key in steps ? `“${steps[key as StepKey]}”` : 'an earlier step'
}

const refusals: Readonly<Record<OfferRefusal, string>> = {
  'network-cannot': 'The network has no such function.',
  'object-not-allowed': 'The network does not allow it for this very post.',
  'ground-does-not-allow': 'The ground in your policy does not allow it. Refer instead.',
  'direct-message': 'Direct messages are not removed from here.',
  ours: 'It is your own post.',
  'already-gone': 'The post is not there any more.',
  'already-hidden': 'The post is hidden already.',
}

const refusalText = (why: string | number | undefined): string => {
  const key = String(why ?? '')
  return key in refusals ? refusals[key as OfferRefusal] : 'That is not possible here.'
}

export const en: typeof sv = {
  steps,
  busy: {
    'under-way': 'under way',
    'unknown-outcome': 'not known whether it was done',
    failed: 'did not work',
    outdated: 'the words have changed since the evidence was secured',
    'waiting-for-reviewer': 'waits for a second person',
  } satisfies Record<Busy, string>,
  skips: {
    'not-demanded': 'Not demanded for this ground.',
    'already-gone': 'The post is gone already.',
    'nothing-removed': 'We have removed nothing.',
    'not-required': 'The policy asks for no notice to the author.',
  } satisfies Record<SkipReason, string>,
  duties: { ...steps, 'diary-number': 'Registration number' } satisfies Record<Duty, string>,
  refusals,
  fileKinds: {
    manifest: 'List that seals the evidence',
    'rendition-html': 'Rendition to read in a browser',
    'rendition-pdf': 'Rendition to read and print',
    data: 'All facts as data',
    'network-answer': 'The network’s answer when the evidence was secured',
    event: 'What the network has told us, as it came',
    delivery: 'Message from the network, byte for byte',
    media: 'Picture, film or file as it came',
  } satisfies Record<FileKind, string>,
  systemTitle: 'automatic service',
  undeliverable: {
    'no-channel': 'The network gives no way to reach the author.',
    refused: 'The network did not take the notice.',
    'given-up': 'It cannot be established whether the notice arrived.',
  },
  problems: {
    'step-locked': ({ waitsFor }: Details) => `Do ${stepName(waitsFor)} first.`,
    'step-not-needed': ({ step }: Details) => `The step ${stepName(step)} is not needed here.`,
    'step-done': ({ step }: Details) => `The step ${stepName(step)} is done already.`,
    'step-under-way': ({ step }: Details) => `The step ${stepName(step)} is under way. Wait a moment.`,
    'step-outcome-unknown': ({ step }: Details) =>
      `It is not known whether the step ${stepName(step)} was done. Check with the network first.`,
    'criticism-is-not-a-ground': () =>
      'Questions, viewpoints, ideas and praise stay. If it is something else, change how the message is sorted first.',
    'not-a-ground': () => 'That is no ground in your policy. Choose one from the list.',
    'choose-ground-part': () => 'The ground is a group. Choose the part of it that fits.',
    'neutrality-not-acknowledged': () =>
      'This ground limits what people may say on your account. Confirm that you have weighed the demand for objectivity and impartiality.',
    'own-message': () => 'You wrote this yourselves; it is not removed this way.',
    'direct-message': () => 'Nobody else sees a direct message, and it is not removed from here.',
    'case-open': () => 'There is an open case about this message already.',
    'already-removed': () => 'The message is removed already.',
    'verb-not-offered': ({ why }: Details) => refusalText(why),
    'no-open-case': () => 'Choose a ground and write an assessment first.',
    'case-ended': () => 'The case has ended.',
    'acted-already': () => 'It is done or on its way already. The case cannot be taken back.',
    'review-not-needed': () => 'The ground needs no second person.',
    'reviewed-already': () => 'A second person has confirmed the ground already.',
    'reviewer-is-the-same': () => 'Somebody else than the one who opened the case has to confirm the ground.',
    'reviewer-must-be-a-person': () => 'A person has to confirm the ground.',
    'not-hidden-by-us': () => 'The message is not hidden by you.',
    'notice-exemption-not-in-policy': () => 'Your policy does not allow that exemption.',
    'notice-text-incomplete': ({ missing }: Details) =>
      `The notice cannot be written until the policy has what is missing: ${String(missing ?? '')}.`,
    'outcome-not-unknown': () => 'It is established already what happened.',
    'police-settled': () => 'The police report is settled already.',
    'no-police-report': () => 'This ground leads to no police report.',
    'capture-is-destroyed': () => 'The evidence held material that must not be kept, and is destroyed.',
  },
  fields: {
    required: () => 'Fill in this field.',
    'assessment-too-short': ({ least }: Details) =>
      `Describe what the post says or shows and why it breaks the rule, in at least ${String(least ?? '')} characters.`,
    'assessment-not-objective': () =>
      'That somebody took offence is not enough. Describe plainly what the post says and how an outsider understands it.',
    'too-long': ({ most }: Details) => `Write at most ${String(most ?? '')} characters.`,
    'too-short': ({ least }: Details) => `Write at least ${String(least ?? '')} characters.`,
    'unknown-unit': () => 'Choose a service from the list.',
    'number-or-reason': () => 'Write either the number from the police or the reason not to report.',
    'police-number-form': ({ example }: Details) =>
      `A number from the police looks like this: ${String(example ?? '')}.`,
  },
}
