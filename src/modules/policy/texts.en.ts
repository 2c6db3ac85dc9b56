import { joinList } from '#core/i18n/lists.ts'
import { countOf } from '#core/i18n/plural.ts'
import type { ExpectedKind, YamlFault } from './rules/validate/finding.ts'
import type { PolicyTexts, ProblemText, ProblemTexts } from './texts.sv.ts'
import { en as words } from './words.en.ts'

const quoted = (words: readonly string[], kind: 'and' | 'or' = 'and') =>
  joinList(
    words.map((word) => `“${word}”`),
    'en',
    kind,
  )

const characters = (count: number) =>
  countOf(count, { one: 'character or item', other: 'characters or items' }, 'en')

const yamlFaults: Readonly<Record<YamlFault, ProblemText>> = {
  tab: { message: 'The line is indented with a tab.', remedy: 'Use spaces instead, two for each level.' },
  indent: {
    message: 'The indentation does not match the lines around it.',
    remedy: 'Let all lines on one level start in the same column.',
  },
  'hard-space': {
    message: 'The line is indented with hard spaces, which often come along from Word or a web page.',
    remedy: 'Take the indentation away and write it again with ordinary spaces.',
  },
  dash: {
    message: 'The dash before an item of a list has no space after it.',
    remedy: 'Write "- " with a space after the dash.',
  },
  colon: {
    message: 'The text holds a colon followed by a space and is therefore read as a new field.',
    remedy: "Put quotation marks around the text, such as 'Note: read first'.",
  },
  reserved: {
    message: 'The text begins with a character that has a meaning of its own in YAML, such as @, % or `.',
    remedy: 'Put quotation marks around the text.',
  },
  bracket: {
    message: 'The text begins with { or [ and is therefore read as a group or a list.',
    remedy: "Put quotation marks around the text, such as '{fullName}, {role}'.",
  },
  unclosed: { message: 'A quotation mark or bracket is not closed.', remedy: 'Add the closing mark.' },
  'many-documents': {
    message: 'The file holds several documents separated by ---.',
    remedy: 'Put each policy in a file of its own.',
  },
  other: {
    message: 'The line cannot be read as YAML.',
    remedy: 'Check colons, indentation and quotation marks on this line and the one above.',
  },
}

const kinds: Readonly<Record<ExpectedKind, string>> = {
  text: 'a text',
  number: 'a number',
  wholeNumber: 'a whole number',
  boolean: 'true or false',
  list: 'a list: items with dashes under each other, or on one line within [ ]',
  group: 'a group of fields',
  texts: 'the text in both languages: { sv: …, en: … }',
  other: 'another kind of value',
}

function explained(code: string): string {
  const meaning = words.values[code]
  return meaning === undefined || meaning === code ? `“${code}”` : `“${code}” (${meaning})`
}

const otherLanguage: Readonly<Record<string, string>> = {
  en: 'Write the same text in English: { sv: …, en: … }.',
  sv: 'Write the same text in Swedish: { sv: …, en: … }.',
}

const problems: ProblemTexts = {
  'file.not-found': () => ({ message: 'There is no such file.', remedy: 'Check the path and the spelling.' }),
  'file.not-a-file': () => ({
    message: 'The path does not lead to an ordinary file.',
    remedy: 'Name the policy file itself, not its folder.',
  }),
  'file.unreadable': () => ({
    message: 'The file cannot be read.',
    remedy: 'Check that you may read it and that no other program has locked it.',
  }),
  'file.too-large': ({ limitBytes }) => ({
    message: `The file is larger than ${String(limitBytes / 1_000_000)} MB.`,
    remedy: 'A policy takes some tens of kilobytes. Check that this is the right file.',
  }),
  'file.empty': () => ({ message: 'The file is empty.', remedy: 'Start from one of the policies supplied.' }),
  'file.not-text': () => ({
    message: 'The file is not a text file.',
    remedy: 'Save the policy as UTF-8 text, not as Word, PDF or UTF-16.',
  }),
  'file.not-utf8': () => ({
    message: 'The file is not saved as UTF-8. A character here cannot be read, often å, ä or ö.',
    remedy: 'Open the file in your text editor and save it as UTF-8.',
  }),
  'file.garbled-letters': ({ found }) => ({
    message: `This says “${found}”, which is usually å, ä or ö gone wrong when the file was saved.`,
    remedy: 'Correct the letters and save the file as UTF-8.',
  }),
  'yaml.syntax': ({ fault }) => yamlFaults[fault],
  'yaml.duplicate-key': ({ key, firstLine }) => ({
    message: `“${key}” is already on line ${String(firstLine)} in the same group.`,
    remedy: 'Keep one and remove the other.',
  }),
  'yaml.alias-bomb': () => ({
    message: 'The file repeats itself through so many references (*name) that it is not read.',
    remedy: 'Write the content out instead of referring to it.',
  }),
  'yaml.unknown-alias': () => ({
    message: 'A reference (*name) points to something that is not in the file.',
    remedy: 'Write the value out, or put quotation marks around a text that starts with an asterisk.',
  }),
  'yaml.tag': ({ tag }) => ({
    message: `The tag “${tag}” is not used in policy files.`,
    remedy: 'Remove the exclamation mark and the word after it, or quote it if it belongs to the text.',
  }),
  'yaml.too-deep': () => ({
    message: 'The file is nested unreasonably deep.',
    remedy: 'Start from one of the policies supplied.',
  }),
  'yaml.not-a-policy': () => ({
    message: 'The file has no headings such as meta, contacts and inbox.',
    remedy: 'Start from one of the policies supplied.',
  }),
  'yaml.curly-quotes': () => ({
    message: 'The text stands within typographic quotation marks, which become part of it.',
    remedy: 'Use straight quotation marks, \' or ", unless they are to show.',
  }),
  'schema.unknown-key': ({ key, suggestion }) => ({
    message: `“${key}” is not a field that belongs here.`,
    remedy:
      suggestion === null ? 'Remove the line.' : `Did you mean “${suggestion}”? Otherwise remove the line.`,
  }),
  'schema.missing': ({ key }) => ({
    message: `The field “${key}” is missing.`,
    remedy: otherLanguage[key] ?? `Add “${key}”. What the source does not say can often be written unknown.`,
  }),
  'schema.empty': ({ key }) => ({
    message: `The field “${key}” is empty.`,
    remedy: 'Write a value, or remove the line if the field is optional.',
  }),
  'schema.wrong-type': ({ key, expected, quotes }) => ({
    message:
      quotes === 'needed'
        ? `“${key}” is to be text but is read as a number or as yes and no.`
        : `“${key}” has the wrong kind of value.`,
    remedy:
      quotes === 'needed'
        ? 'Put quotation marks around the value, as it is to be read.'
        : quotes === 'not-needed'
          ? 'Take the quotation marks away.'
          : `This is to be ${kinds[expected]}.`,
  }),
  'schema.not-allowed': ({ value, allowed }) => ({
    message: `“${value}” is not one of the values to choose from.`,
    remedy: `Choose ${joinList(allowed.map(explained), 'en', 'or')}.`,
  }),
  'schema.too-small': ({ minimum, isLength }) => ({
    message: 'The value is too small or too short.',
    remedy: isLength
      ? `At least ${characters(minimum)} needed.`
      : `The number must be at least ${String(minimum)}.`,
  }),
  'schema.too-large': ({ maximum, isLength }) => ({
    message: 'The value is too large or too long.',
    remedy: isLength
      ? `At most ${characters(maximum)} allowed.`
      : `The number may be at most ${String(maximum)}.`,
  }),
  'schema.bad-key': ({ value }) => ({
    message: `“${value}” will not do as an id.`,
    remedy: 'Use small letters a–z, digits and hyphens, for example answer-urgent.',
  }),
  'schema.bad-address': ({ value }) => ({
    message: `“${value}” is not a complete web address.`,
    remedy: 'Write the whole address with https://, or unknown.',
  }),
  'schema.bad-email': ({ value }) => ({
    message: `“${value}” is not an e-mail address.`,
    remedy: 'Write the whole address, or unknown. Never make one up.',
  }),
  'schema.bad-phone': ({ value }) => ({
    message: `“${value}” is not a telephone number.`,
    remedy: 'Write digits, spaces and hyphens, for example 0346-88 60 00, or unknown.',
  }),
  'schema.bad-requirement': ({ value }) => ({
    message: `“${value}” is not a requirement number.`,
    remedy: 'Write a letter, a hyphen and digits, for example F-101.',
  }),
  'schema.bad-language': ({ value }) => ({
    message: `“${value}” is not a language code.`,
    remedy: 'Write two or three small letters, such as ar or fi.',
  }),
  'schema.invalid': ({ key }) => ({
    message: `The value of “${key}” does not hold.`,
    remedy: 'Compare with one of the policies supplied.',
  }),
  'date.impossible': ({ value }) => ({
    message: `“${value}” is not a date in the calendar.`,
    remedy: 'Write year, month and day as YYYY-MM-DD, or unknown.',
  }),
  'date.order': ({ from, until }) => ({
    message: `The policy ends on ${until}, before it begins on ${from}.`,
    remedy: 'Correct one of the dates, or write tillsvidare (until further notice).',
  }),
  'calendar.bad-day': ({ value }) => ({
    message: `“${value}” is neither a named day nor a date.`,
    remedy: 'Write for example midsommarafton, 06-05 for every year or 2026-06-05 for one year only.',
  }),
  'calendar.bad-time': ({ value }) => ({
    message: `“${value}” is not a time of day.`,
    remedy: 'Write hours and minutes in quotation marks, for example "16:30".',
  }),
  'accent.not-hex': ({ value }) => ({
    message: `“${value}” is not a colour code.`,
    remedy: 'Write six characters after #, in quotation marks: "#1b5583".',
  }),
  'accent.low-contrast': ({ value, ratio }) => ({
    message: `The colour ${value} is hard to see on white: the contrast is ${ratio} to 1, and 3 to 1 is needed.`,
    remedy:
      'Choose a darker colour from the graphic profile. Otherwise Torget darkens it where it carries text.',
  }),
  'rule.duplicate-id': ({ id }) => ({
    message: `Two rules have the same id, “${id}”.`,
    remedy: 'Give the new rule an id of its own. Leave the old one: decisions may point to it.',
  }),
  'rule.reserved-id': ({ id }) => ({
    message: `Ids that start with “floor-” belong to the statutory floor, so “${id}” cannot be used.`,
    remedy: 'Choose another id. The statutory floor is always there and need not be written down.',
  }),
  'source.unknown-document': ({ doc }) => ({
    message: `The rule refers to the document “${doc}”, which is not in the list documents.`,
    remedy: 'Add the document to the list, or write law or torget.',
  }),
  'law.unknown': ({ id }) => ({
    message: `The law “${id}” is neither in the list laws nor among those supplied.`,
    remedy: 'Add the law under laws with id, name and sfs.',
  }),
  'law.incomplete': ({ id }) => ({
    message: `The law “${id}” is not supplied with the product and has no name.`,
    remedy: 'Write name in Swedish and English, and preferably sfs.',
  }),
  'law.contradicts': ({ id, sfs }) => ({
    message: `“${id}” is taken by the law with number ${sfs}.`,
    remedy: 'Correct the number, or give your law another id.',
  }),
  'law.repealed': ({ name, since, replacement }) => ({
    message: `${name.en} was repealed${since === null ? '' : ` on ${since}`}.`,
    remedy:
      replacement === null
        ? 'Find out what applies instead when the policy is revised.'
        : `Refer to ${replacement.en} when the policy is revised.`,
  }),
  'sla.no-catch-all': ({ gap }) => ({
    message:
      gap === 'urgent'
        ? 'Urgent messages get no answer time.'
        : 'Messages that are not urgent get no answer time.',
    remedy: 'Add a rule with when: always for everything else.',
  }),
  'sla.conflict': ({ first, second }) => ({
    message: `“${first.en}” and “${second.en}” apply to the same messages but give different answer times.`,
    remedy: 'Remove one, or change when so that they apply to different cases.',
  }),
  'sla.next-day-amount': () => ({
    message: 'nextWorkingDay means the next working day and can only be counted once.',
    remedy: 'Write amount: 1, or use workingDays.',
  }),
  'class.missing': ({ keys }) => ({
    message: `The policy says nothing about ${quoted(keys)}.`,
    remedy: 'Add the class under inbox.classes, so that no message falls outside.',
  }),
  'class.duplicate': ({ key }) => ({
    message: `The class “${key}” is there twice.`,
    remedy: 'Keep one of them.',
  }),
  'class.refer-without-target': ({ key }) => ({
    message: `The class “${key}” is to be referred, but not where to.`,
    remedy: 'Write referTo: contactCentre, politicians, otherActor or service.',
  }),
  'class.answers-without-substance': ({ key }) => ({
    message: `The class “${key}” is to be answered and at the same time not answered in substance.`,
    remedy: 'Change outcome to refer, or remove noSubstance.',
  }),
  'template.missing': ({ key }) => ({
    message: `There is no reply template “${key}”.`,
    remedy: 'Add it under inbox.replyTemplates, or correct the spelling.',
  }),
  'template.duplicate': ({ key }) => ({
    message: `Two reply templates are called “${key}”.`,
    remedy: 'Rename one of them.',
  }),
  'template.unknown-placeholder': ({ placeholder, allowed }) => ({
    message: `There is no placeholder {${placeholder}}.`,
    remedy: `Use ${joinList(
      allowed.map((name) => `{${name}}`),
      'en',
      'or',
    )}.`,
  }),
  'template.loose-bracket': () => ({
    message: 'A brace or bracket lacks its partner and would be seen by the reader.',
    remedy: 'Write {name} for a placeholder and [text] for what may be left out.',
  }),
  'template.repeats-content': ({ placeholder }) => ({
    message: `The notice about sensitive content must repeat nothing, but uses {${placeholder}}.`,
    remedy: 'Remove the placeholder. The notice should only refer onward.',
  }),
  'signature.shows-name': ({ placeholder }) => ({
    message: `The signature for those who withhold their name contains {${placeholder}}.`,
    remedy: 'Use only {role} and {org}.',
  }),
  'ground.no-citizen-text': () => ({
    message: 'The ground has no text for the person who wrote the post.',
    remedy: 'Write citizenText in Swedish and English: what in the post broke the rules?',
  }),
  'ground.duplicate-code': ({ code }) => ({
    message: `The code “${code}” is already taken.`,
    remedy: 'Give the ground a code of its own. Codes that start with bbs- belong to the list in law.',
  }),
  'ground.unknown-group': ({ code }) => ({
    message: `“${code}” is not a ground that can have parts.`,
    remedy: 'partOf must point to a ground that is not itself part of another.',
  }),
  'ground.unknown-statutory': ({ code }) => ({
    message: `“${code}” is not in the list in law.`,
    remedy: 'Choose one of the codes that start with bbs-.',
  }),
  'ground.statutory-weakened': ({ code }) => ({
    message: `The ground claims to cover “${code}” in law but is handled more mildly than the law demands.`,
    remedy:
      'Remove the link, or set at least what the ground in law has: crime, sensitive, registration, police report.',
  }),
  'ground.child-abuse-handling': () => ({
    message: 'Child abuse material is always a crime and is always reported to the police.',
    remedy: 'Set criminal: true and policeReport: true.',
  }),
  'ground.criticism': () => ({
    message: 'Criticism can never be a ground for removal. The constitution protects free speech.',
    remedy: 'Remove the ground. If you mean personal attacks or threats, describe exactly that.',
  }),
  'floor.statutory-removed': ({ codes }) => ({
    message: `The list in law is not whole: ${quoted(codes)} is missing. No policy can remove it.`,
    remedy: 'Put the codes back, or remove the whole list statutory. The list in law applies anyway.',
  }),
  'floor.evidence-loosened': ({ fields }) => ({
    message: `The evidence must also hold ${quoted(fields)}.`,
    remedy: 'Add the fields, or remove evidence. The statutory floor then applies.',
  }),
  'floor.secret-exempted': () => ({
    message: 'Secret data can never be exempted from registration.',
    remedy: 'Add secret to the list never.',
  }),
  'blocking.min-warnings': ({ value }) => ({
    message: `Blocking is on but demands ${String(value)} warnings.`,
    remedy: 'Write at least 1, or enabled: false if the policy does not permit blocking.',
  }),
  'routing.gap': ({ kinds: missing }) => ({
    message: `Accounts of the kind ${quoted(missing)} have no way to the registrar.`,
    remedy: 'Add a route with accountKind: any for all other accounts.',
  }),
  'routing.duplicate': ({ kind }) => ({
    message: `Accounts of the kind “${kind}” have two ways to the registrar.`,
    remedy: 'Keep one of them.',
  }),
  'routing.no-registrar': () => ({
    message: 'The route must pass each step once and end with the registrar.',
    remedy: 'Write for example steps: [contactCentre, service, registrar].',
  }),
  'diary.bad-pattern': ({ pattern }) => ({
    message: `The pattern “${pattern}” cannot be read as a diary number.`,
    remedy:
      'Build it from {series}, {year} and {number} with marks between them, for example "{series} {year}/{number}".',
  }),
  'diary.bad-series': ({ series }) => ({
    message: `“${series}” is not a diary series.`,
    remedy: 'A series is one to eight letters, for example KS.',
  }),
  'unit.duplicate': ({ id }) => ({
    message: `Two units have the same id, “${id}”.`,
    remedy: 'Give one of them another id.',
  }),
  'unit.unknown-parent': ({ id }) => ({
    message: `The unit is placed under “${id}”, which is not in the list units.`,
    remedy: 'Add that unit, or correct the spelling.',
  }),
  'unit.circular': ({ id }) => ({
    message: `The unit “${id}” is placed under itself.`,
    remedy: 'Let the chain of parent end at an authority with nothing above it.',
  }),
  'role.undefined': ({ id, suggestion }) => ({
    message: `The role “${id}” is not defined.`,
    remedy:
      suggestion === null
        ? 'Add it under org.roleNames, or choose a built-in role.'
        : `Did you mean “${suggestion}”? Otherwise add the role under org.roleNames.`,
  }),
  'role.duplicate': ({ id }) => ({
    message: `The role “${id}” is defined twice.`,
    remedy: 'Keep one of them.',
  }),
  'platform.duplicate': ({ first, platform }) => ({
    message: `“${platform}” is the same platform as “${first.en}”: their names or aliases are alike.`,
    remedy: 'Keep one of them, or remove the alias they share.',
  }),
  'platform.no-reason': ({ platform }) => ({
    message: `“${platform}” is advised against or forbidden without a reason.`,
    remedy: 'Write reason in Swedish and English. The applicant is shown the text.',
  }),
  'platform.closed-list': ({ platform }) => ({
    message: `The list is closed, but “${platform}” is only advised against.`,
    remedy: 'Write status: forbidden or remove the platform. With a closed list nothing else may be used.',
  }),
  'platform.closed-list-empty': () => ({
    message: 'The list is closed, but no platform on it may be used.',
    remedy: 'Set status primary or allowed for at least one platform.',
  }),
  'platform.not-listed': ({ platform }) => ({
    message: `The platform “${platform}” is not in the list platforms.items.`,
    remedy: 'Add it, or correct the spelling.',
  }),
  'ads.not-allowed': ({ platform }) => ({
    message: `Ads on “${platform}” are both allowed here and not allowed in the list of platforms.`,
    remedy: 'Set adsAllowed: true for the platform, or remove it here.',
  }),
  'approval.own': () => ({
    message: 'The applicant could approve their own application.',
    remedy: 'Add applicant to mustDifferFrom and choose a role other than the applicant’s.',
  }),
  'approval.none': () => ({
    message: 'Nobody approves: the policy gates accounts or assignments but has no step that says yes or no.',
    remedy: 'Add a step with kind: approve or anchor under startup.approvals.',
  }),
  'startup.no-form': ({ subject }) => ({
    message: `The policy gates ${subject}s but has no form for them.`,
    remedy: `Add a form with subject: ${subject} under startup.forms.`,
  }),
  'startup.unknown-type': ({ type }) => ({
    message: `The assignment type “${type}” is not in startup.assignmentTypes.`,
    remedy: 'Add the type, or correct the spelling.',
  }),
  'exemption.grants-speech': () => ({
    message: 'The exemption lets someone publish, reply or moderate without an approved assignment.',
    remedy: 'Keep only monitor under grants, or remove approvals from skip.',
  }),
  'form.duplicate': ({ id }) => ({
    message: `Two forms are called “${id}”.`,
    remedy: 'Change the id of one of them.',
  }),
  'form.duplicate-question': ({ key }) => ({
    message: `The question “${key}” is there twice in the same form.`,
    remedy: 'Give one of them a name of its own.',
  }),
  'form.unknown-question': ({ key }) => ({
    message: `The condition is about the question “${key}”, which is not in the form.`,
    remedy: 'Correct the name, or add the question.',
  }),
  'form.not-a-platform': ({ key }) => ({
    message: `platformStatus can only be asked of a platform, and “${key}” is something else.`,
    remedy: 'Change the type of the question to platform, or use is.',
  }),
  'form.grants-to-nobody': ({ key }) => ({
    message: `The question ${key} gives rights, but its answer is no person.`,
    remedy: 'Take grants away, or make it a question of the type person or people.',
  }),
  'form.no-options': ({ key }) => ({
    message: `The question “${key}” has too few answers to choose from.`,
    remedy: 'Add at least two under options.',
  }),
  'register.missing-fields': ({ fields }) => ({
    message: `The register is public but does not show ${quoted(fields)}.`,
    remedy: 'Add the fields under register.fields: who is responsible, the purpose and the target group.',
  }),
  'weeding.no-decision': () => ({
    message: 'Disposal is on without a disposal decision in force.',
    remedy: 'Add the decision under weeding.decisions, or write enabled: false.',
  }),
  'archive.no-recipient': ({ trigger }) => ({
    message: `Archiving at “${trigger}” has no recipient.`,
    remedy: 'Write recipient: archivist or a role of your own, or unknown until it is decided.',
  }),
  'archive.half-year-days': () => ({
    message: 'Archiving every half-year needs two days in the year.',
    remedy: 'Write for example on: ["01-01", "07-01"], or remove on. Those days then apply.',
  }),
  'consent.no-guardian-age': () => ({
    message: 'Consent is required, but the policy does not say when a guardian must consent.',
    remedy: 'Add guardian with belowAge, or belowAge: unknown until it is decided.',
  }),
  'calendar.no-holidays': () => ({
    message: 'Answer times are counted in working days, but public holidays are not free.',
    remedy: 'Write holidays: SE.',
  }),
  'target-group.unknown': ({ key }) => ({
    message: `The target group belongs to “${key}”, which is not there.`,
    remedy: 'Add it, or correct the spelling.',
  }),
  'target-group.nested': ({ key }) => ({
    message: `The target group “${key}” is itself part of another.`,
    remedy: 'Target groups have two levels. Let partOf name the top one.',
  }),
  'overlay.unknown-rule': ({ id }) => ({
    message: `The overlay changes the rule “${id}”, which the policy does not have.`,
    remedy: 'Correct the id of the rule.',
  }),
  'overlay.unknown-unit': ({ id }) => ({
    message: `The overlay is for the unit “${id}”, which is not in org.units.`,
    remedy: 'Add the unit, or correct the spelling.',
  }),
  'overlay.looser': ({ label, at }) => ({
    message: `The overlay makes “${label.en}” looser (${at}). A board, department or account may only tighten the municipality’s policy.`,
    remedy: 'Tighten the rule or remove the overlay.',
  }),
  'overlay.not-comparable': ({ label, at }) => ({
    message: `“${label.en}” cannot be changed by an overlay (${at}): there is no telling what is stricter.`,
    remedy: 'Change the rule in the municipality’s policy instead.',
  }),
  'overlay.bad-value': ({ label }) => ({
    message: `The value does not fit the rule “${label.en}”.`,
    remedy: 'Write value in the same form as in the municipality’s rule.',
  }),
  'layer.override-without-note': ({ label }) => ({
    message: `“${label.en}” departs from the national recommendation without saying why.`,
    remedy: 'Write a note on the rule that explains the choice.',
  }),
  'input.time-without-offset': ({ value, suggestion }) => ({
    message: `“${value}” does not say which time zone it is in.`,
    remedy: `Add the offset from UTC. Swedish time is written ${suggestion}.`,
  }),
  'input.not-a-time': ({ value }) => ({
    message: `“${value}” is not a point in time.`,
    remedy: 'Write date, time and time zone, for example 2026-04-02T16:00+02:00.',
  }),
}

export const en: PolicyTexts = {
  problems,
  modality: { ska: 'must', bör: 'should', får: 'may', gärna: 'encouraged' },
  sources: { torget: 'Torget’s default', law: 'Law' },
  repealed: 'repealed',
  changes: {
    added: (what, after) => `New: ${what}. The value is ${after}.`,
    removed: (what, before) => `Removed: ${what}. The value was ${before}.`,
    changed: (what, before, after) => `${what} changes from ${before} to ${after}.`,
    tighter: 'It is stricter.',
    looser: 'It is looser.',
    nothing: 'nothing',
    unknown: 'unknown',
    yes: 'yes',
    no: 'no',
    parts: words.parts,
    values: words.values,
  },
  fieldOf: (field, owner) => `${field}: ${owner}`,
  registrationReasons: {
    secret: 'Contains data that may be secret.',
    complaintOrViewpoint: 'Is a viewpoint or a complaint.',
    ongoingCase: 'Concerns an ongoing case.',
    initiatesCase: 'Starts a case.',
    factualCriticism: 'Is factual criticism.',
    removedContent: 'Will be taken out of the channel and must therefore be kept elsewhere.',
    requestedByUs: 'Is something we asked for.',
    specialInterest: 'Is of special interest.',
    'public-chronological': 'Is kept in order of time in an open channel.',
    'direct-message': 'The exemption for open channels does not cover direct messages.',
    'closed-group': 'The exemption for open channels does not cover closed groups.',
    'not-public': 'The exemption covers only channels that anyone can read.',
    'not-chronological': 'The exemption covers only channels kept in order of time.',
    'obviously-minor': 'Is obviously of minor importance.',
    'kept-in-order': 'Is kept in order here and need not be registered.',
  },
  fields: {
    'meta.org.accentColour': 'Colour from the graphic profile',
    'meta.document.validFrom': 'Day the policy begins to apply',
    'meta.document.validUntil': 'Day the policy ceases to apply, or until further notice',
    'meta.document.adoptedBy': 'Who adopted the policy',
    'meta.document.adoptedOn': 'Day the policy was adopted',
    'meta.document.revisionOwner': 'Who is responsible for revising the policy',
    'meta.scope.includesCompanies': 'Whether the municipal companies are covered',
    'meta.scope.includesBoards': 'Whether the boards are covered',
    'documents.url': 'Web address of the document',
    'contacts.web': 'Website',
    'contacts.rulesPage': 'Page with the rules for visitors',
    'contacts.phone': 'Telephone to the contact centre',
    'contacts.email': 'E-mail to the contact centre',
    'contacts.visit': 'Visiting address',
    'contacts.contactCentreHours': 'Opening hours of the contact centre',
    'contacts.politicians': 'How to reach the politicians',
    'contacts.otherActors.contact': 'Contact',
    'contacts.privacyPage': 'Page about personal data',
    'platforms.items.value.terms': 'Terms reviewed',
    'platforms.items.value.facts.asOf': 'Day on which the statement held',
    'register.missingAccountTip.value.contact': 'Where tips about missing accounts go',
    'admin.inactivity.value.afterDays': 'Days without a post until an account counts as idle',
    'meta.document.ownerUnit': 'The unit behind the document',
    'contacts.registerPage': 'Page with the list of accounts',
    'contacts.helpLinks.url': 'Page on the intranet',
    'aims.facts.value.fact.asOf': 'Day on which the statement held',
    'inbox.handOver.value.caseSystem': 'Case management system',
    'weeding.decisions.value.reference': 'Reference of the disposal decision',
    'weeding.decisions.value.body': 'Who decided on disposal',
    'weeding.decisions.value.decidedOn': 'Day of the disposal decision',
    'archive.snapshots.value.recipient': 'Receiver of the snapshot',
    'consent.guardian.value.belowAge': 'Age below which a guardian consents',
    'consent.revocation.value.takeDownWithinHours': 'Hours until take-down when consent is withdrawn',
    'guidance.value.links.url': 'Web address',
    'overlays.adds.snapshots.value.recipient': 'Receiver of the snapshot',
    'overlays.adds.weedingDecisions.value.body': 'Who decided on disposal',
    'overlays.adds.weedingDecisions.value.decidedOn': 'Day of the disposal decision',
    'overlays.adds.weedingDecisions.value.reference': 'Reference of the disposal decision',
    'moderation.blocking.value.decisionBy': 'Who decides',
    'moderation.policeReport.value.owner': 'Who reports',
  },
}
