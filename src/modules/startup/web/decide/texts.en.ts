import type { StepKind } from '../../rules/application.ts'
import type { DecideTexts } from './texts.sv.ts'

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

const verbs: Readonly<Record<StepKind, (name: string) => string>> = {
  override: (name) => `Decide on an exception for ${name}`,
  confirm: (name) => `Confirm the plan for ${name}`,
  task: (name) => `Finish a task before ${name}`,
  comment: (name) => `Comment on ${name}`,
  approve: (name) => `Decide about ${name}`,
  anchor: (name) => `Say where you stand on ${name}`,
  consult: (name) => `Give advice on ${name}`,
  inform: (name) => `Read and acknowledge ${name}`,
  acknowledge: (name) => `Read and acknowledge that ${name} is to close`,
}

export const en: DecideTexts = {
  problems: {
    'step-decided': () => 'Somebody else answered first. Read the answer below.',
    'not-your-turn': () =>
      'It is not time for this answer. The application waits for something else, or has gone back.',
    'not-your-step': () => 'This answer is somebody else’s to give.',
    'own-application': () =>
      'Nobody decides about their own, not as a substitute either. Somebody else with the same role answers.',
    'override-asked': () => 'The exception has been asked for. You will be told when it is decided.',
    'person-needed': () => 'This is done by a person. Use a token that belongs to somebody.',
    'no-override': () => 'There is no exception to ask for here.',
  },
  fields: {
    'not-an-option': 'Choose one of the answers.',
    'verdict-required': 'Say how the quality is.',
  },
  done: {
    'svar-ja': 'Your answer is saved.',
    'svar-nej': 'The application has gone back with your reason.',
    'svar-klart': 'Saved.',
    'svar-oppnat': 'Your answer is saved. It was the last that was missing, and now everything is in place.',
    undantag: 'The decision on the exception is saved, and whoever asked for it is told.',
  },
  waiting: {
    title: 'Waiting for me',
    lead: (count, late) => {
      const all =
        count === 1 ? 'One thing waits for your answer.' : `${String(count)} things wait for your answer.`
      if (late === 0) return all
      return late === 1
        ? `${all} One has waited longer than it should.`
        : `${all} ${String(late)} have waited longer than they should.`
    },
    late: 'Has waited too long',
    inTime: 'Oldest first',
    vacant: 'Nobody can answer',
    onAccounts: 'On accounts',
    vacantLead: 'Nobody can answer in these roles. Give somebody the role, and the question goes there.',
    since: (moment) => `since ${moment}`,
    empty: {
      title: 'Nothing waits for you',
      text: 'When somebody needs your decision, your comment or your acknowledgement, it is seen here.',
    },
    toExceptions: 'Exceptions that have been decided',
    facts: (applicant, unit) => `From ${applicant}, ${unit}`,
    inPlaceOf: (name) => `In place of ${name}`,
    give: (role) => `Give somebody the role ${role}`,
    waitsFor: (name) => `${name} waits`,
    nameless: 'an application without a name',
    buttons: { open: 'Open', people: 'See people and roles' },
  },
  verbs,
  kinds: {
    override: 'Exception',
    confirm: 'Confirmation',
    task: 'Task',
    comment: 'Comment',
    approve: 'Approval',
    anchor: 'Anchoring',
    consult: 'Advice',
    inform: 'For information',
    acknowledge: 'Acknowledgement',
  },
  subjects: { account: 'Account', assignment: 'Assignment', closing: 'Closing' },
  page: {
    back: 'Waiting for me',
    asked: (role) => `You answer as ${role}.`,
    askedInPlaceOf: (role, name) => `You answer as ${role}, in place of ${name}.`,
    toDecision: 'Go to your answer',
    aboutItem: 'It is about the item',
    facts: 'What it is about',
    application: 'The whole application',
    noAnswer: 'Not answered',
    unit: 'Service',
    applicant: 'Applicant',
    assignee: 'Gets the assignment',
    kind: 'Kind',
    assignmentType: 'Type of assignment',
    platform: 'Platform',
    name: 'Name of the account',
    handle: 'Username',
    address: 'Address',
    holder: 'Account holder',
    shown: 'In the register',
    shownAs: { name: 'shown by name', role: 'shown by role' },
    submitted: 'Handed in',
    round: (round) => `round ${String(round)}`,
    closingReason: 'The reason to close',
    standIn: 'The source’s own form is missing. These questions stand in until it is in place.',
    statuses: {
      primary: 'used first of all',
      allowed: 'may be used',
      advisedAgainst: 'advised against',
      forbidden: 'forbidden',
      retired: 'retired',
      unlisted: 'not in the policy',
    },
    exceptionAsked: 'An exception is asked for',
    exceptionReason: 'The reason given',
    exceptionGiven: (name) => `Exception decided by ${name}`,
    steps: 'What others have answered',
    earlier: 'Earlier rounds and exceptions',
    outcome: (outcome, kind) => {
      if (outcome === 'no') return kind === 'override' ? 'No' : 'Sent back'
      if (kind === 'task') return 'Done'
      if (outcome === 'noted') return kind === 'comment' || kind === 'consult' ? 'Comment' : 'Read'
      return kind === 'approve' ? 'Approved' : kind === 'override' ? 'Granted' : 'Yes'
    },
    verdicts: { good: 'The quality is good', lacking: 'The quality is lacking' },
    by: (name, moment) => `${name}, ${moment}`,
    byFor: (name, absent, moment) => `${name} in place of ${absent}, ${moment}`,
    waitsFor: (names) => `Waits for ${listed(names)}`,
    askedLater: (names) => `Asked later: ${listed(names)}`,
    nobody: 'Nobody has the role just now',
    overlaps: 'Similar accounts',
    notMine: {
      own: 'This is your own application. Nobody decides about their own, so somebody else answers.',
      'not-yours': 'You may read the application, but the answer is somebody else’s to give.',
    },
    vacant: (role) =>
      `Nobody can answer as ${role} just now. Give somebody the role under People, and the question goes there.`,
    shut: 'The question has been answered or has gone back.',
    people: 'To People',
    letter: 'Download the assignment letter (PDF)',
  },
  form: {
    title: 'Your answer',
    outcome: 'What do you answer?',
    choices: {
      approve: { yes: 'Approve', no: 'Send back' },
      anchor: { yes: 'I stand behind it', no: 'Send back' },
      confirm: { yes: 'The plan is right', no: 'The plan needs changing' },
      override: { yes: 'Grant the exception', no: 'Refuse the exception' },
    },
    noted: {
      task: 'The task is done',
      comment: 'Hand in the comment',
      consult: 'Hand in the advice',
      inform: 'I have read it',
      acknowledge: 'I have read it',
    },
    reason: {
      decision: 'Reason',
      decisionHint: 'Needed when you send it back. Whoever applied reads it.',
      override: 'Reason',
      overrideHint: 'Needed for a yes too. It stands in the list of exceptions together with your name.',
      words: 'Your comment',
      wordsHint: 'Those who decide after you read it.',
      note: 'Note',
      noteHint: 'If there is something to say.',
    },
    verdict: 'How is the quality?',
    verdictChoices: { good: 'Good, the account will be professional', lacking: 'Something is lacking' },
    send: 'Send the answer',
    cannotOpen: (why) => `The answer could not be saved, for what it would open has a fault: ${why}`,
    next: {
      asks: (roles) => `The question then goes on to ${listed(roles)}.`,
      waits: (roles) => `It also waits for ${listed(roles)}.`,
      account:
        'Everything is then in place: the account is entered in the register and those named get their rights.',
      assignment: 'Everything is then in place: the assignment holds and its letter is written.',
      closing: 'Everybody has then been told, and the closing goes on at the account’s page.',
      returned: (names) =>
        `The application then goes back to ${listed(names)}, who can change it and hand it in again. Nothing becomes public.`,
      granted: (names) => `${listed(names)} can then hand in the application in spite of the stop.`,
      refused: (names) => `${listed(names)} then has to choose another platform.`,
    },
  },
  exceptions: {
    title: 'Exceptions',
    lead: 'Decisions that go against what the policy says of a platform, with who decided and why.',
    empty: {
      title: 'No exceptions',
      text: 'When somebody asks for or grants an exception for a platform it is seen here.',
    },
    columns: {
      what: 'Application',
      platform: 'Platform',
      asked: 'Asked for by',
      outcome: 'Decision',
      by: 'Decided by',
      reason: 'Reason',
    },
    outcomes: { yes: 'Granted', no: 'No', open: 'Waits for a decision', shut: 'No longer asked' },
  },
}
