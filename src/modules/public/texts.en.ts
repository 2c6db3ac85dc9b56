import type { sv } from './texts.sv.ts'

export const en: typeof sv = {
  nav: { register: 'Our accounts', rules: 'Rules for our pages', accessibility: 'Accessibility' },
  register: {
    title: 'Our social media accounts',
    heading: 'These are all the accounts where we talk with you',
    lead: 'Everything written to us there becomes a public record. If you find an account that looks like ours but is not listed here, it is not ours.',
    description: (org: string) =>
      `Every social media account of ${org}: who is responsible, why we are there and for whom.`,
    notPublicTitle: 'The list is not open',
    notPublic: (org: string) =>
      `${org} has chosen in its policy not to publish the list of accounts on the web. You still have the right to see it: ask us and we will hand it out.`,
    count: (open: string, closed: string) => `${open} accounts, ${closed} closed`,
    updated: (at: string) => `Updated ${at}`,
    asData: 'As data:',
    hasEmbed: 'Embed on your site',
    common: 'The whole organisation',
    columns: {
      account: 'Account',
      place: 'Place',
      why: 'Why we are there',
      who: 'For whom',
      responsible: 'Responsible',
    },
    stacked: { place: 'On', why: 'Why:', who: 'For:', responsible: 'Responsible:' },
    missing: 'Not stated',
    status: {
      planned: 'Not open yet',
      active: '',
      resting: 'Resting: we read, but seldom write',
      closing: 'Being closed',
      closed: 'Closed',
    },
    closedOn: (day: string) => `Closed ${day}.`,
    closedNoDay: 'Closed.',
    recordsAt: (place: string) => `The records are kept at: ${place}.`,
    recordsUnknown: 'Ask us where the records are.',
    assignmentBy: ({ responsible, purpose, audience }) =>
      `${responsible}: ${purpose}${audience === '' ? '' : ` (for: ${audience})`}`,
    assignments: 'Assignments on the account',
    search: 'Search by name or subject',
    platform: 'Place',
    unit: 'Service',
    show: 'Show',
    all: 'All',
    shows: { all: 'Open and closed', open: 'Open only', closed: 'Closed only' },
    filter: 'Show selection',
    clear: 'Show all accounts',
    found: (count: string) => `${count} of the accounts fit the selection`,
    none: 'No account fits the selection. Try fewer words, or show all accounts.',
    empty: 'There are no accounts here yet.',
    basisTitle: 'Why the list exists',
    basis: 'It exists to make the public records easy to find. It rests on:',
    tipLine: 'Is an account missing, or have you found a false one?',
    tipLink: 'Tell us',
  },
  check: {
    label: 'Is the account ours? Paste the address or the name',
    example: 'facebook.com/name',
    button: 'Check',
    title: 'Is the account ours?',
    asked: (asked: string) => `You asked about: ${asked}`,
    yes: 'Yes, the account is ours',
    closed: 'The account was ours but is closed',
    'looks-like': 'No. It resembles one of our accounts but is not ours',
    no: 'No, the account is not on our list',
    unreadable: 'Write the address or the name of an account',
    yesText:
      'It is on the list. Names can be the same in different places, so make sure it is the right place.',
    closedText: 'Nobody from us writes there any more. If new posts appear, they are not from us.',
    'looks-likeText':
      'The difference may be a single letter, a character from another alphabet or a word at the end. Do not leave any details there. These are our real accounts with similar names:',
    noText: 'Does it claim to be us? Tell us and we will look into it.',
    unreadableText: 'For example facebook.com/thename or @thename.',
    tipFake: 'Tell us about a false account',
    tipMissing: 'Tell us about a missing account',
    back: 'To all accounts',
  },
  tip: {
    title: 'Tell us about an account',
    lead: 'You need not say who you are, and we do not keep where the tip came from.',
    kind: 'What is it about?',
    kinds: {
      'missing-account': 'An account that is yours but is missing from the list',
      'fake-account': 'An account that claims to be yours',
    },
    about: 'The account’s address or name',
    note: 'Anything else we should know?',
    noteHint:
      'Please write no personal details, about yourself or anybody else. The tip becomes a public record.',
    trap: 'Leave this field empty',
    send: 'Send',
    thanksTitle: 'Thank you',
    thanks: 'We will look into it. If it is urgent, call us.',
    tooMany: (wait: string) => `Many tips have come in a short time. Try again in ${wait}.`,
    problems: {
      required: 'Fill in the account’s address or name.',
      kind: 'Choose what it is about.',
      'text-too-large': 'The text is too long. Please shorten it.',
      other: 'Check this field.',
    },
  },
  tipQueue: {
    menu: 'Tips',
    task: 'Go through tips from outside',
    waiting: (count) => (count === 1 ? 'One tip waits' : `${String(count)} tips wait`),
    open: 'Read the tips',
    title: 'Tips on accounts and to services',
    lead: 'Tips are records received. Nobody knows who sent them, and nobody is to try to find out.',
    empty: 'No tips are waiting.',
    kinds: {
      'missing-account': 'Missing account',
      'fake-account': 'False account',
      'for-service': 'To a service',
    },
    about: 'About',
    note: 'Note',
    unit: 'Service',
    noUnit: 'None in particular',
    received: 'Received',
    outcome: 'What came of it?',
    outcomes: {
      added: 'The account is ours and goes onto the list',
      reported: 'The account is false and has been reported to the platform',
      'passed-on': 'Passed on to the service',
      nothing: 'Nothing needs to be done',
    },
    settle: 'Close the tip',
    settledTitle: 'Closed lately',
    settled: 'The tip is closed.',
    ours: {
      yes: 'Is on the list',
      closed: 'Listed as closed',
      'looks-like': 'Resembles one of ours',
      no: 'Is not on the list',
      unreadable: '',
    },
  },
  embed: {
    title: 'Embed the list',
    lead: 'Show the list on a site of your own, without script. It is always up to date.',
    frame: 'Put it in as a frame',
    frameWhere: (sites: string) => `The frame may be shown on ${sites}.`,
    frameNowhere:
      'The policy names no website yet, so the frame may only be shown here. Fill in the web address under contacts in the policy.',
    json: 'Or fetch it as data',
    jsonText: 'The address answers with JSON and may be read from any site (CORS).',
    preview: 'See what the frame looks like',
  },
  rules: {
    title: 'Rules for our pages',
    heading: 'How our social media pages work',
    lead: (org: string) =>
      `This holds on every account of ${org}. We like to hear what you think, also when you are critical.`,
    who: {
      title: 'Who we are',
      text: (org: string) =>
        `Whoever answers on the accounts does so for ${org}. All our accounts are on the list.`,
      link: 'See all our accounts',
    },
    why: {
      title: 'Why we are there',
      paragraphs: [
        'We use social media to tell about what we do, answer questions and listen to viewpoints.',
      ],
    },
    reach: {
      title: 'Who can see what you write',
      paragraphs: [
        'A comment on our pages can be read by everyone, also by people without an account. Others may share it, and then we cannot take it back.',
        'Messages sent directly to us are read by us only, but they too become public records. The platforms have terms of their own and collect data that we do not control.',
      ],
    },
    record: {
      title: 'What you write becomes a public record',
      paragraphs: [
        'A post or message to us is a public record the moment it arrives (Freedom of the Press Act, chapter 2). This means that others may ask to read it.',
        'If it holds something covered by secrecy, we examine it before we hand it out. What belongs to a case is entered in our register.',
      ],
    },
    privacy: {
      title: 'Personal data',
      paragraphs: [
        'Please do not write identity numbers, health details or anything else sensitive, about yourself or anybody else. If it concerns you personally, we will help you in a safer way.',
        'We process what you write in order to answer and to keep public records. This is a task in the public interest (Article 6(1)(e) of the General Data Protection Regulation).',
      ],
      link: 'More about how we process personal data',
    },
    forbidden: {
      title: 'What we remove',
      text: 'We do not remove criticism, however harsh. This may not remain:',
      among: 'This includes:',
      byLaw: 'The law also obliges us to remove',
    },
    measures: {
      title: 'What we do when somebody breaks the rules',
      promptly: 'We remove the post as soon as we can.',
      within: (time: string) => `We remove the post within ${time}.`,
      from: {
        published: 'The time is counted from when the post was published.',
        detected: 'The time is counted from when we found the post.',
      },
      kept: 'Before we remove anything we keep evidence of it. If it is criminal we may report it to the police.',
      told: 'We tell the author that the post has been removed, and why.',
      notTold:
        'We say beforehand, here and on our pages, what is removed. If you wonder about a post, ask us.',
      blocking: (warnings: string, months: string) =>
        `Whoever has had ${warnings} and then breaks the rules again may be blocked. The decision is reviewed within ${months}.`,
      noBlocking: 'We block nobody. Our rules leave no room for it.',
    },
    answers: {
      title: 'How fast we answer',
      urgent: (time: string, must: boolean) =>
        must
          ? `If it is urgent and happening now we answer within ${time}.`
          : `If it is urgent and happening now we try to answer within ${time}.`,
      other: (time: string, must: boolean) =>
        must ? `Otherwise we answer within ${time}.` : `Otherwise we try to answer within ${time}.`,
      always: (time: string, must: boolean) =>
        must ? `We answer within ${time}.` : `We try to answer within ${time}, preferably sooner.`,
      nextWorkingDay: 'the next working day',
      onlyOwn: 'We answer comments on our own posts and messages sent to us.',
      anywhere: 'We may also answer on other pages when somebody here has that assignment.',
      emergency: 'In danger to life, health or property: call 112. We cannot raise an alarm for you here.',
    },
    contact: {
      title: 'Contact us',
      keys: {
        phone: 'Telephone',
        email: 'E-mail',
        visit: 'Visit',
        contactCentreHours: 'Opening hours',
        politicians: 'Questions to politicians',
        privacyPage: 'Personal data',
        web: 'Website',
      },
      unknown: 'Not filled in yet.',
      appeal:
        'Do you think we removed something without reason? Get in touch, and somebody else will look at it.',
    },
    laws: {
      title: 'Laws that apply',
      caption: 'Laws behind the rules',
      name: 'Law',
      number: 'Number',
      status: 'Status',
      inForce: 'In force',
      repealed: (day: string) => `Repealed ${day}`,
      repealedNoDay: 'Repealed',
      replacedBy: (name: string) => `replaced by ${name}`,
    },
    basedOn: (source: string) => `Based on: ${source}`,
    version: (title: string, label: string) => `The rules come from ${title} (${label}).`,
    validFrom: (day: string) => `They hold from ${day}.`,
    validUnknown: 'When they began to hold is not filled in yet.',
  },
  accessibility: {
    title: 'Accessibility',
    heading: 'How accessible are these pages?',
    lead: (org: string) =>
      `${org} stands behind these pages. We want as many as possible to be able to use them.`,
    law: 'This statement follows the Swedish Act (2018:1937) on accessibility to digital public services.',
    which:
      'It covers the list of our accounts, the rules for our pages, the account check, the tip form and the guidance for employees.',
    status: {
      title: 'How well we meet the demands',
      text: 'The pages meet the demands of the Act, that is WCAG 2.1 level AA (EN 301 549), and aim for WCAG 2.2 level AA. We know of these exceptions:',
      known: [
        'Names and addresses of accounts are written as they are on the platforms. A screen reader may read them unclearly.',
        'Texts written by our services, such as why an account exists, are in Swedish only.',
        'The data files (JSON, CSV and Turtle) are for programs and have not been tried with assistive tools. Everything in them is also on the page.',
        'We do not control the platforms we link to.',
      ],
      met: [
        'Everything can be done by keyboard and without script.',
        'The pages can be read 320 pixels wide and at 400 per cent zoom, in light and dark mode and on paper.',
        'Text and controls have enough contrast, and nothing is said by colour alone.',
      ],
      metTitle: 'What has been done',
    },
    tested: {
      title: 'How we have tested',
      updated: 'This statement was updated on 21 November 2026, and is gone through for every new version.',
      text: 'The pages are tested with automatic tools whenever they change, and checked by hand with keyboard, zoom and print. Automatic tests do not find everything.',
    },
    report: {
      title: 'Tell us if something does not work',
      text: 'Do you need the content in another way, or have you found an obstacle? Get in touch:',
      none: 'The contact details are not filled in yet.',
    },
    oversight: {
      title: 'If you are not satisfied with the answer',
      text: 'The Agency for Digital Government (Digg) sees to it that the Act is followed. You can report shortcomings of our pages to Digg.',
      link: 'Report to Digg',
    },
  },
  feed: {
    title: (org: string) => `${org}: changes among our accounts`,
    entry: {
      opened: (name: string) => `${name} is on the list`,
      closed: (name: string) => `${name} is closed`,
      closing: (name: string) => `${name} is to be closed`,
      resting: (name: string) => `${name} is resting`,
    },
  },
  data: {
    title: (org: string) => `Social media accounts of ${org}`,
    keywords: ['social media', 'accounts', 'register', 'public records'],
  },
  time: {
    hours: { one: 'hour', other: 'hours' },
    workingDays: { one: 'working day', other: 'working days' },
    months: { one: 'month', other: 'months' },
    warnings: { one: 'warning', other: 'warnings' },
  },
}
