import { plural } from '#core/i18n/plural.ts'
import type { OrganisationTexts } from './texts.sv.ts'

type Details = Readonly<Record<string, string | number>>

const say = (details: Details, name: string): string => String(details[name] ?? '')
const people = (n: number) => `${String(n)} ${plural(n, { one: 'person', other: 'people' })}`

export const en: OrganisationTexts = {
  problems: {
    'changed-by-other': () =>
      'Somebody else changed this while you had the page open. Reload it and make your change again.',
    'email-taken': (details: Details) =>
      `The address ${say(details, 'email')} is already used by somebody else here.`,
    'already-inactive': () => 'This person’s access has already ended.',
    'already-active': () => 'This person already has access.',
    'last-administrator': () =>
      'This is the only administrator. Give somebody else the role first, or nobody can look after Torget.',
    'policy-changed': () =>
      'A new version of the policy has come into force. Read and confirm that one instead.',
    'import-changed': () =>
      'People or units have changed since you looked the file through, so it would now do something else. Choose the file again.',
  },
  fields: {
    'unit-name-taken': 'There is already a unit of that name in the same place. Choose another name.',
    'unit-circle': 'A unit cannot stand under itself. Choose one outside its own branch.',
    'misplaced-authority': 'An authority stands at the top or under another authority.',
    'misplaced-company': 'A company stands at the top or under an authority, never in a department.',
    'misplaced-department':
      'A department stands at the top, under an authority, a company or another department.',
    'misplaced-service': 'A service cannot stand there.',
    'child-misplaced': (details: Details) =>
      `${say(details, 'child')} stands under it and cannot stand under a unit of that kind. Move it first.`,
    'unknown-unit': 'There is no such unit. Choose one from the list, or add it under Organisation.',
    'unknown-person': 'There is no such person, or they have no access any more. Choose somebody else.',
    'unknown-role': 'The policy has no such role. Choose one from the list.',
    'role-held-already': 'The person has this role then already. End that first, or choose another time.',
    'ends-before-start': 'The end must come after the beginning.',
    'already-past': 'That time has passed already.',
    'absence-overlaps': 'There is leave in that time already. Change that instead.',
    'substitute-required':
      'The policy demands a substitute during leave. Name somebody who is here the whole time.',
    'substitute-self': 'Nobody can stand in for themselves.',
    'substitute-away': 'That person is away for part of the time. Name somebody who is here the whole time.',
    'email-form': 'This is no e-mail address. Write it as name@council.se.',
    'too-long': (details: Details) => `The text is too long. At most ${say(details, 'most')} characters.`,
    'control-character': 'The text holds a character that cannot be shown. Write it again.',
    'bad-moment': 'Write a date as 2026-12-24 and a time as 08:00.',
  },
  rows: {
    required: () => 'The cell is empty. Fill it in.',
    'email-form': () => 'This is no e-mail address. Write it as name@council.se.',
    'too-long': (d: Details) => `The text is too long. At most ${say(d, 'most')} characters.`,
    'control-character': () => 'The cell holds a character that cannot be shown. Write it again.',
    'unknown-unit': (d: Details) =>
      `There is no unit “${say(d, 'unit')}”. Spell it as under Organisation, or add it first.`,
    'ambiguous-unit': (d: Details) =>
      `Several units are called “${say(d, 'unit')}”. Write the unit above first, such as “Department / ${say(d, 'unit')}”.`,
    'unknown-role': (d: Details) =>
      `There is no role “${say(d, 'role')}”. Use the names of the roles, parted by a vertical bar.`,
    'not-a-language': () => 'Write sv or en, or leave the cell empty.',
    'row-twice': (d: Details) =>
      `The same address stands on line ${say(d, 'first')} already. Remove one of the rows.`,
    'person-inactive': () =>
      'This person is here but has no access. Give access again on their page, or remove the row.',
    'formula-cell': () =>
      'The cell begins like a formula (=, +, - or @) and is refused. Write it as plain text.',
    'row-too-wide': () => 'The row has many more cells than there are headings. Check the separators.',
    'column-missing': () => 'The column is missing. Add its heading to the first row.',
    'column-twice': () => 'Two columns have this heading. Remove one.',
    'file-empty': () => 'The file is empty. Choose one with a row of headings and at least one person.',
    'file-without-rows': () =>
      'The file holds no people. Under the headings there should be a row for each person.',
    'file-too-large': () => 'The file is larger than 5 MB. Split it.',
    'file-is-workbook': () =>
      'This is a workbook. Save it as CSV in your spreadsheet program and choose that file.',
    'file-not-text': () => 'This is not a text file. Save the list as CSV and choose that file.',
    'too-many-rows': (d: Details) => `The file has more than ${say(d, 'most')} rows. Split it.`,
    'quote-open': () => 'A quotation mark opens and never closes. Close it, or remove it.',
    'quote-inside': () =>
      'A quotation mark stands inside a cell. Put the whole cell in quotation marks and double the inner ones.',
    'text-after-quote': () => 'There is text after the closing quotation mark. Move it inside.',
  },
  kinds: { authority: 'Authority', department: 'Department', service: 'Service', company: 'Company' },
  menu: { organisation: 'Organisation', people: 'People', mine: 'My page' },
  organisation: {
    title: 'Organisation',
    lead: 'The units as they belong together, and the roles that the policy gives tasks to.',
    vacant: (n: number) =>
      `${String(n)} ${plural(n, { one: 'role has nobody', other: 'roles have nobody' })}`,
    vacantLead: 'What waits for such a role goes nowhere. Give it to somebody on that person’s page.',
    noVacant: 'Every role that the policy gives a task to has somebody.',
    units: 'Units',
    unit: 'Unit',
    kind: 'Kind',
    people: 'People',
    marks: 'Notes',
    common: 'Keeps the common accounts',
    archive: 'Forms its own archive',
    archiveHint:
      'Authorities and companies form archives of their own. The records of other units belong to the nearest such unit above.',
    add: 'Add a unit',
    change: (name: string) => `Change ${name}`,
    name: 'Name',
    parent: 'Stands under',
    top: 'At the top',
    save: 'Save the unit',
    gap: 'No unit keeps the common accounts. Mark the one that does.',
  },
  people: {
    title: 'People',
    lead: (n: number) => `${people(n)} with access.`,
    search: 'Search name, title, unit or address',
    none: 'Nobody matches the search.',
    more: (shown: number, all: number) => `Shows ${String(shown)} of ${String(all)}. Search to find more.`,
    name: 'Name',
    title_: 'Title',
    unit: 'Unit',
    roles: 'Roles',
    state: 'State',
    away: (until: string) => `Away until ${until}`,
    left: 'No access',
    add: 'Add a person',
    import: 'Read in from a file',
    email: 'E-mail',
    titleHint: 'Follows the name in a signed reply.',
    password: 'Password',
    passwordHint: 'Without one the person cannot sign in with a password. It can be set later.',
    save: 'Save',
    addButton: 'Add',
  },
  person: {
    facts: 'Details',
    roles: 'Roles from and to',
    noRoles: 'No roles beyond the permanent ones.',
    role: 'Role',
    where: 'For',
    whole: 'The whole organisation',
    from: 'From',
    to: 'Last day',
    until: 'Until',
    clock: 'time',
    furtherNotice: 'until further notice',
    give: 'Give a role',
    giveButton: 'Give the role',
    end: 'End',
    absences: 'Leave',
    noAbsences: 'No leave booked.',
    substitute: 'Substitute',
    noSubstitute: 'No substitute',
    book: 'Book leave',
    bookHint: 'No reason is needed. The substitute has your rights and your items meanwhile, to the minute.',
    bookButton: 'Book the leave',
    nameSubstitute: (from) => `Name a substitute from ${from}`,
    nameButton: 'Name',
    cancel: 'Call off',
    back: 'Back now',
    newPassword: 'Set a new password',
    newPasswordHint: 'The person is signed out everywhere.',
    setPassword: 'Set the password',
    deactivate: 'End access',
    deactivateLead:
      'Sessions, tokens and roles end at once. This is what happens to what the person looks after:',
    inherits: (count: number, what: string, to: string | null) =>
      to === null
        ? `${String(count)} ${what} get no new owner: nobody is left to have them.`
        : `${String(count)} ${what} go to ${to}.`,
    what: { messages: 'items', accounts: 'accounts', assignments: 'assignments', approvals: 'approvals' },
    inheritsNothing: 'The person has nothing open to hand over.',
    standsIn: (n: number) =>
      `${String(n)} booked ${plural(n, { one: 'leave', other: 'leaves' })} of others will lack a substitute. Name somebody new.`,
    deactivateSure: 'Yes, end access',
    leftSince: 'Access has ended.',
    reactivate: 'Give access again',
    stay: 'Back to the person',
  },
  import: {
    title: 'Read in people',
    lead: 'Choose a CSV file. You see what happens before anything is written.',
    file: 'File',
    fileHint:
      'Headings on the first row: Email, Name, Title, Unit, and if you like Roles and Language. At most 10 000 rows.',
    look: 'Look the file through',
    previewTitle: (name: string) => `Preview of ${name}`,
    would: (added: number, changed: number, same: number) =>
      `${people(added)} would be added, ${people(changed)} changed, and ${people(same)} are right already.`,
    nothingYet: 'Nothing is written yet.',
    read: (encoding: string, delimiter: string) => `Read as ${encoding} with ${delimiter} between the cells.`,
    delimiters: { ';': 'semicolon', ',': 'comma', '\t': 'tab' },
    ignored: (names: string) => `Columns that are not used: ${names}.`,
    faults: (n: number) =>
      `${String(n)} ${plural(n, { one: 'fault', other: 'faults' })} in the file. Nothing is written. Mend the file and choose it again.`,
    line: 'Line',
    column: 'Column',
    what: 'What and how',
    moreFaults: (n: number) => `And ${String(n)} more.`,
    kind: 'Happens',
    kinds: { new: 'Added', changed: 'Changed', same: 'As it was' },
    changed: {
      email: 'e-mail',
      fullName: 'name',
      title: 'title',
      unitId: 'unit',
      roles: 'roles',
      language: 'language',
    },
    confirm: 'Read in the people',
    drop: 'Throw the file away',
    moreRows: (n: number) => `And ${String(n)} more rows.`,
  },
  mine: {
    title: 'My page',
    awayNow: (until: string, name: string | null) =>
      name === null
        ? `You are away until ${until}, without a substitute.`
        : `You are away until ${until}. ${name} stands in for you.`,
    standsInFor: (names: string) => `You stand in for ${names} just now and have the same rights as they.`,
    receipts: 'The policy',
    confirmed: (label: string, at: string) => `You confirmed version ${label} on ${at}.`,
    toConfirm: (label: string) => `Version ${label} waits for you to read it`,
    changedSince: 'This has changed since the version that you confirmed:',
    firstTime: (n) =>
      `You have not confirmed any version before. The policy has ${String(n)} rules. Read it in peace, then confirm here.`,
    noChange: 'No rule has changed since the version that you confirmed.',
    change: { new: 'New', changed: 'Changed', dropped: 'Dropped' },
    modality: (before: string, now: string) => `was ${before}, is now ${now}`,
    readPolicy: 'Read the whole policy',
    confirm: 'I have read and understood',
    missing: (n: number) => `${people(n)} have not confirmed the version in force`,
    settings: 'My choices',
    hidesName: 'Do not show my name in replies',
    hidesNameHint: 'Replies are then signed with role and municipality. No reason is needed.',
    language: 'Language',
    usual: 'Usual substitute',
    nobody: 'Nobody',
    save: 'Save the choices',
    deviation:
      'The policy says that whoever is away should have a substitute. The leave is booked and noted as a deviation.',
  },
  tasks: {
    substitute: 'Name a substitute',
    away: (from, until) => `You are away from ${from} to ${until}, and nobody stands in for you.`,
    name: 'Name somebody',
    vacant: (n) => (n === 1 ? 'Give a role to somebody' : `Give ${String(n)} roles to somebody`),
    fill: 'See the roles',
    confirm: 'Confirm that you have read the policy',
    read: 'Read it',
  },
  done: {
    'unit-saved': 'The unit is saved.',
    'person-added': 'The person is added.',
    'person-saved': 'The details are saved.',
    'role-given': 'The role is given.',
    'role-ended': 'The role has ended.',
    'absence-booked': 'The leave is booked.',
    'absence-deviation': 'The leave is booked without a substitute and noted as a deviation from the policy.',
    'absence-cancelled': 'The leave has ended.',
    'substitute-named': 'The substitute is named.',
    'password-set': 'The password is set.',
    deactivated: 'Access has ended, and what the person looked after has new owners.',
    reactivated: 'The person has access again.',
    imported: 'The people are read in.',
    'import-dropped': 'The file is thrown away. Nothing was written.',
    confirmed: 'Thank you. Your confirmation is saved.',
    'settings-saved': 'Your choices are saved.',
  },
}
