import type { failures as sv } from './failures.sv.ts'

const reconnect = 'Connect the page again under Accounts. Everything stored so far is kept.'
const rights = 'Check the permissions on the account’s page and connect it again with every box ticked.'
const again = 'Try again in a while. If it comes back, show it to whoever runs Torget.'
const look = 'Look on Facebook how things stand before you do anything more.'
const administrator = 'Show the fault to whoever runs Torget.'

export const failures: typeof sv = {
  '190': { what: 'Facebook no longer accepts the connection to the page.', next: reconnect },
  '190/458': {
    what: 'Whoever connected the page has removed Torget in their settings on Facebook.',
    next: reconnect,
  },
  '190/459': {
    what: 'Facebook wants whoever connected the page to confirm who they are.',
    next: 'Sign in at facebook.com as that person, follow the steps there, then connect the page again.',
  },
  '190/460': { what: 'Whoever connected the page has changed their password on Facebook.', next: reconnect },
  '190/463': { what: 'The connection to the page has run out.', next: reconnect },
  '190/464': {
    what: 'The account that connected the page is not confirmed at Facebook.',
    next: 'Confirm the account at facebook.com, then connect the page again.',
  },
  '190/467': { what: 'Whoever connected the page has signed Torget out of Facebook.', next: reconnect },
  '190/492': {
    what: 'Whoever connected the page no longer has a role on it.',
    next: 'Ask an administrator of the page to give the role back, or let somebody with full control connect it.',
  },
  '102': { what: 'The sign-in at Facebook is no longer valid.', next: reconnect },
  '104': { what: 'The call went out without a sign-in.', next: reconnect },
  '3': {
    what: 'The municipality’s app at Meta may not do this.',
    next: 'Apply for the feature in the app’s review at Meta (App Review).',
  },
  '10': { what: 'The permission to read or do this is missing.', next: rights },
  '10/2018278': {
    what: 'More than a day has passed since the person wrote, and Messenger then takes no answers.',
    next: 'Answer in another way, or wait until the person writes again.',
  },
  '200': { what: 'The page is not allowed to do this.', next: rights },
  '210': { what: 'The connection is a person’s and not the page’s.', next: reconnect },
  '230': { what: 'The permission for direct messages is missing.', next: rights },
  '283': { what: 'The permission to read the page’s posts is missing.', next: rights },
  '299': { what: 'Facebook does not allow the page to do this.', next: rights },
  '100': { what: 'Facebook did not accept what the call contained.', next: administrator },
  '100/33': {
    what: 'It is no longer on Facebook, or the page may not see it.',
    next: 'Nothing more needs to be done. What Torget has stored is kept.',
  },
  '803': {
    what: 'Facebook does not know what the call was about.',
    next: 'It may be removed. Look on Facebook.',
  },
  '368': {
    what: 'Facebook has stopped the action because it looks like abuse.',
    next: 'Wait some hours. If it comes back, go to Page Quality on Facebook and ask for a review.',
  },
  '506': {
    what: 'The same text has just been published, and Facebook does not take it twice.',
    next: 'See whether the post is there already. Otherwise change the text.',
  },
  '551': { what: 'The person takes no messages from the page.', next: 'Answer in public or in another way.' },
  '10900': {
    what: 'The comment has had a private reply already, and Facebook allows only one.',
    next: 'Go on in direct messages once the person has answered.',
  },
  '10901': { what: 'Facebook takes no private reply just now.', next: again },
  '10902': { what: 'This comment cannot be answered in private.', next: 'Answer in public in the thread.' },
  '10903': {
    what: 'More than seven days have passed, and a private reply is no longer possible.',
    next: 'Answer in public in the thread.',
  },
  '1366046': {
    what: 'Facebook could not take the picture. It is too large or of a format that will not do.',
    next: 'Save it as JPEG or PNG below 4 MB and try again.',
  },
  '1366051': {
    what: 'The picture is published already.',
    next: 'Look on the page. Choose another picture if the post is missing.',
  },
  '1390008': { what: 'The page publishes too fast for Facebook.', next: 'Wait an hour and try again.' },
  '1346003': {
    what: 'Facebook holds that the post is against its rules.',
    next: 'Read text and picture again. Ask for a review under Page Quality on Facebook if it is a mistake.',
  },
  '1404102': {
    what: 'Facebook holds that the content is against its rules.',
    next: 'Read text and picture again. Ask for a review under Page Quality on Facebook if it is a mistake.',
  },
  '1404078': {
    what: 'Facebook demands that those responsible for the page are authorised to publish.',
    next: 'An administrator of the page goes to its settings on Facebook and follows the steps for Page Publishing Authorisation.',
  },
  '4854002': {
    what: 'Facebook wants whoever connected the page to confirm their identity.',
    next: 'Sign in at facebook.com as that person and follow the steps there.',
  },
  access_denied: {
    what: 'The sign-in was broken off on Facebook.',
    next: 'Begin again and accept all permissions.',
  },
  'sign-in-failed': {
    what: 'The sign-in at Facebook did not come to its end.',
    next: 'Begin again from the account’s page.',
  },
  'empty-text': { what: 'The text is empty.', next: 'Write something.' },
  'text-empty': { what: 'The text is empty.', next: 'Write something.' },
  'text-too-long': { what: 'The text is longer than Facebook takes.', next: 'Shorten the text.' },
  'needs-media': { what: 'Picture, film or link is missing.', next: 'Add what is missing.' },
  'media-mixed': {
    what: 'Pictures, a film and a link cannot stand in one post on Facebook.',
    next: 'Keep one of them.',
  },
  'form-not-offered': { what: 'Facebook has no such kind of post.', next: 'Choose another kind.' },
  'too-many-images': { what: 'There are more than ten pictures.', next: 'Take some away.' },
  'too-few-images': { what: 'A carousel needs at least two pictures.', next: 'Add a picture.' },
  'image-type': { what: 'The format of the picture will not do.', next: 'Save the picture as JPEG or PNG.' },
  'image-too-large': {
    what: 'The picture is too large.',
    next: 'Reduce it to at most 2,048 pixels and 4 MB.',
  },
  'alt-text-too-long': { what: 'The picture’s description is too long.', next: 'Shorten the description.' },
  'video-type': { what: 'The format of the film will not do.', next: 'Save the film as MP4.' },
  'video-too-large': { what: 'The film is too large.', next: 'Save it with lower quality.' },
  'video-too-long': {
    what: 'The film is too long.',
    next: 'Shorten the film. A reel lasts at most 90 seconds.',
  },
  'video-failed': {
    what: 'Facebook could not use the film.',
    next: 'Save it as MP4 with H.264 and try again.',
  },
  'captions-not-taken': {
    what: 'The captions will not do.',
    next: 'Save them as SRT. In a reel they must be burnt into the film.',
  },
  'schedule-too-soon': {
    what: 'The time is too near. Facebook wants at least ten minutes.',
    next: 'Choose a later time or publish now.',
  },
  'schedule-too-late': { what: 'The time is more than 30 days away.', next: 'Choose an earlier time.' },
  'malformed-id': { what: 'The call was about an id that cannot be on Facebook.', next: administrator },
  'bad-handle': {
    what: 'What is known of the uploaded film cannot be read.',
    next: 'Publish the film anew.',
  },
  'malformed-request': { what: 'The call could not be put together.', next: reconnect },
  'success-false': { what: 'Facebook answered that it was not done.', next: look },
  'not-media': {
    what: 'It is a link and no picture or film. Links are not fetched.',
    next: 'Open the link yourself.',
  },
  'bad-address': { what: 'The address cannot be fetched.', next: administrator },
  'private-address': {
    what: 'The address leads into an internal network and is not fetched.',
    next: administrator,
  },
  malformed: { what: 'The address is misspelt.', next: administrator },
  'too-large': { what: 'The file is too large to be fetched.', next: 'Open it on Facebook.' },
  redirect: { what: 'The address leads on to where Torget does not go.', next: administrator },
  encoding: { what: 'The file came in a state that cannot be read.', next: again },
  'http-400': { what: 'Facebook refused the call without saying why.', next: again },
  'http-401': { what: 'Something between Torget and Facebook demands a sign-in.', next: administrator },
  'http-403': { what: 'Facebook, or something on the way there, refused the call.', next: again },
  'http-404': { what: 'It is no longer there.', next: 'Look on Facebook.' },
  'http-405': { what: 'Facebook no longer takes calls of this kind.', next: administrator },
  'http-410': { what: 'It is removed.', next: 'Nothing more needs to be done.' },
  'http-413': { what: 'What was sent is too large.', next: 'Reduce the picture or film and try again.' },
}
