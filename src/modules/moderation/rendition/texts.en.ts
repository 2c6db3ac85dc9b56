import { kindNames } from '#modules/accounts/index.ts'
import type { sv } from './texts.sv.ts'

export const en: typeof sv = {
  title: (account, network) => `Secured evidence: ${account} on ${network}`,
  heading: 'Secured evidence',
  lead: (network, account, kind) => `${network} · ${account} · ${kind}`,
  kinds: kindNames.en,
  evidence: 'Evidence',
  footer: (id) => `Secured evidence ${id}`,
  account: 'Account',
  writtenBy: 'Written by',
  unknownAuthor: 'It is not known who wrote this.',
  link: 'Link',
  noLink: 'The network gives no link.',
  postedAt: 'Published',
  receivedAt: 'Received',
  capturedAt: 'Secured',
  unknownTime: 'The network gives no time.',
  capturedBy: 'Secured by',
  policy: 'Policy',
  policyVersion: (organisation, version) => `${organisation}, version ${version}`,
  ground: 'Ground',
  groundWords: (code, label) => `${label} (${code})`,
  assessment: 'Assessment',
  context: 'As it stood',
  contextLead:
    'The post and the thread as they stood when the evidence was secured. The marked text is the one that the evidence concerns. Times are Swedish local time with their offset from UTC.',
  messageLead:
    'The message as it stood when the evidence was secured. Times are Swedish local time with their offset from UTC.',
  files: 'Files of the evidence',
  noFiles: 'No files have been saved.',
  fileColumns: ['File', 'What it is', 'Size', 'SHA-256'],
  fileType: (what, mediaType) => `${what} (${mediaType})`,
  check: 'About the evidence',
  checkLines: [
    'SHA-256 is the fingerprint of a file. If a single character of the file changes, so does the fingerprint. The fingerprints are sealed in the journal.',
    'This rendition is made for reading. The exact words, the pictures and the answers of the network are in the files above.',
    'A character that cannot be shown is written as its number in Unicode, for example \u202e.',
  ],
  withheldLines: [
    'Pictures, films and other files have not been copied, since content of this kind is to be neither spread nor kept. The evidence has only words, times, accounts and links.',
  ],
}
