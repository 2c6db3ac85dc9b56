import type { ConnectorWords } from '../words.ts'
import { failuresFrom } from './failure-groups.ts'
import { SCOPE_FIGURES, SCOPE_MANAGE, SCOPE_UPLOAD } from './profile.ts'

export const en: ConnectorWords = {
  before: [
    {
      title: 'A project of your own at Google',
      text: 'The municipality makes a project in Google Cloud, enables YouTube Data API v3 and YouTube Analytics API and creates an OAuth client of the type web application. The address it must send people back to is shown in this guide.',
    },
    {
      title: 'The consent screen in production',
      text: 'Set the consent screen to “In production” and let Google verify the permissions. As long as it is in “Testing”, a connection ends after seven days.',
    },
    {
      title: 'An audit before films become public',
      text: 'Films uploaded through a project that Google has not audited stay private. Apply for the YouTube API Services audit before you publish from here. The inbox works without it.',
    },
    {
      title: 'The right account on the channel',
      text: 'Whoever connects must be an owner or manager of the channel. Choose the channel, not the personal account, when Google asks. Leave every box ticked.',
    },
  ],
  cannot: [
    {
      what: 'Block somebody from the channel',
      instead:
        'Such a decision cannot be undone from here and nothing lists who is blocked. Do it in YouTube Studio and note the decision here.',
    },
    {
      what: 'Let out a comment that was rejected',
      instead:
        'If in doubt, hold it for review instead: that can be undone. Torget keeps the text as evidence.',
    },
    { what: 'Turn comments off for one film', instead: 'Do it in YouTube Studio, or hold single comments.' },
    {
      what: 'Send and receive direct messages',
      instead: 'YouTube has none. Refer to e-mail or the contact centre.',
    },
    {
      what: 'Read and answer comments on posts under the channel’s tab Posts',
      instead: 'Handle them in YouTube Studio and enter by hand what must be registered.',
    },
    {
      what: 'Fetch the film',
      instead: 'Archive the original file. Title, description, comments and figures are fetched.',
    },
    {
      what: 'Give pictures an alternative text',
      instead: 'Add captions to the film and say what matters in its description.',
    },
  ],
  verbs: {
    reply: { label: 'Reply', consequence: 'A reply to a reply is placed under the topmost comment.' },
    hide: {
      label: 'Hold for review',
      consequence: 'Nobody else sees the comment until you let it out. It can be undone.',
    },
    remove: {
      label: 'Reject',
      consequence:
        'The comment is gone for everybody and can never be let out again. Your own comment is deleted.',
    },
  },
  told: 'New, changed and removed films arrive at once. Torget asks for comments.',
  scopes: {
    [SCOPE_MANAGE]: 'read comments, answer, hold and reject them, and change the channel’s films',
    [SCOPE_UPLOAD]: 'upload films',
    [SCOPE_FIGURES]: 'read the figures',
  },
  failures: failuresFrom({
    withdrawn: {
      what: 'Google no longer lets Torget in. Access was withdrawn, the password may have been changed, or the connection was not used for half a year.',
      next: 'Connect the channel again. What is stored stays.',
    },
    expired: {
      what: 'The connection has run out. It does after seven days when the consent screen at Google is in “Testing”.',
      next: 'Connect the channel again, and ask whoever runs the Google project to put the screen in production.',
    },
    roleLost: {
      what: 'Whoever connected the channel no longer has a role in it.',
      next: 'Let an owner or manager of the channel connect it again.',
    },
    suspended: {
      what: 'YouTube has closed the channel or the account behind it.',
      next: 'Sign in to YouTube Studio, read the notice there and appeal if it is wrong.',
    },
    saidNo: { what: 'The sign-in at Google was broken off.', next: 'Begin again and accept every box.' },
    noRefresh: {
      what: 'Google gave an access that lasts an hour only.',
      next: 'Remove Torget under “Third-party apps and services” in the Google account, then connect again.',
    },
    missingScope: {
      what: 'A permission is missing: a box was unticked when the channel was connected.',
      next: 'Connect the channel again and leave every box ticked.',
    },
    ownClient: {
      what: 'Google does not know Torget’s own details (client id, secret, return address or enabled APIs).',
      next: 'Ask whoever runs Torget to compare the settings with the project in Google Cloud.',
    },
    goneComment: {
      what: 'The comment is no longer there. Its writer may have deleted it.',
      next: 'Nothing is to be done at YouTube. What was received is kept here.',
    },
    goneVideo: {
      what: 'The film is no longer on YouTube.',
      next: 'See in YouTube Studio whether it was removed.',
    },
    goneChannel: {
      what: 'The channel is no longer on YouTube.',
      next: 'Look in YouTube Studio. Close the account in the register if the channel is gone.',
    },
    goneOther: {
      what: 'What was looked for is not on YouTube.',
      next: 'Reload the page and see what has happened.',
    },
    notAllowed: {
      what: 'YouTube does not allow this for the channel or for this very comment.',
      next: 'Try in YouTube Studio. If it does not work there either, it is not possible.',
    },
    closed: {
      what: 'Comments are turned off, or the comment is not public.',
      next: 'Turn comments on in YouTube Studio, or let the comment out first.',
    },
    hubRefused: {
      what: 'Google’s hub for new films did not accept our address.',
      next: 'Nothing is lost: Torget asks for films instead. Let whoever runs the server check that Torget’s address can be reached from outside.',
    },
    notProcessed: {
      what: 'YouTube could not do this and does not say why.',
      next: 'See in YouTube Studio how the comment stands, and try again if needed.',
    },
    emptyText: { what: 'The text is empty.', next: 'Write an answer and send again.' },
    longText: {
      what: 'The text is too long. A description holds 5,000 bytes (å, ä and ö count two), a title 100 characters, a comment 10,000.',
      next: 'Shorten the text and try again.',
    },
    badCharacters: {
      what: 'YouTube does not take the characters < and >.',
      next: 'Rewrite the sentence without them.',
    },
    noTitle: { what: 'The film has no title.', next: 'Give it a title of at most 100 characters.' },
    needsVideo: {
      what: 'Only films are published on YouTube.',
      next: 'Choose a film, and no pictures beside it.',
    },
    badVideo: {
      what: 'YouTube cannot read the film’s file.',
      next: 'Export the film as MP4 (H.264 and AAC) and try again.',
    },
    largeVideo: {
      what: 'The film is larger or longer than the channel may upload.',
      next: 'Shorten or compress it. Films over 15 minutes need a verified channel.',
    },
    brokenUpload: { what: 'The upload was not finished. Nobody has seen the film.', next: 'Try again.' },
    badTime: {
      what: 'The time of publishing is too near.',
      next: 'Choose a time at least a quarter of an hour ahead.',
    },
    copyright: {
      what: 'YouTube has stopped the film because somebody claims a picture, sound or name in it.',
      next: 'Read the claim in YouTube Studio. Replace the music or picture, or dispute the claim.',
    },
    rules: {
      what: 'YouTube has stopped the film for breaking its rules.',
      next: 'Read the notice in YouTube Studio and appeal if it is wrong.',
    },
    duplicate: { what: 'The film is on the channel already.', next: 'Find it in YouTube Studio.' },
    lockedPrivate: {
      what: 'YouTube keeps the film private, as it does with every film from a Google project that was not audited.',
      next: 'Make the film public in YouTube Studio, and apply for an audit of the project.',
    },
    captions: {
      what: 'YouTube did not take the captions.',
      next: 'Check that the file is a whole VTT or SRT file. The film is not published.',
    },
    media: {
      what: 'The picture could not be fetched.',
      next: 'Open it on YouTube and keep a screenshot if needed.',
    },
    ourRequest: {
      what: 'YouTube did not understand the question. The fault is Torget’s.',
      next: 'Report it to whoever runs Torget, with the time it happened.',
    },
  }),
  terms:
    'Google’s terms say that data from YouTube is fetched again or deleted after 30 days. That concerns the copy that Torget keeps up to date. A record that the municipality has received falls under archive law and is disposed of only under a decision. Torget takes away who wrote within 30 days and keeps the text without a name, unless the municipality decides otherwise. Decide how you do before the channel is connected, and note it.',
}
