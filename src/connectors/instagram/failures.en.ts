import type { ConnectorWords } from '../words.ts'

const reconnect = 'Connect the account again. Nothing that is stored is lost.'
const remedies = {
  write: 'Change the text and try again.',
  picture: 'Change the picture and try again.',
  film: 'Change the film and try again.',
  anew: 'Begin the post again. Nothing has been published.',
  app: 'Ask whoever looks after the app at Meta to check its permissions.',
  report: 'Report it to whoever looks after the system.',
} as const

export const failuresEn: ConnectorWords['failures'] = {
  '190': { what: 'Instagram no longer accepts the connection.', next: reconnect },
  '190/458': { what: 'Whoever connected the account has removed the app on Facebook.', next: reconnect },
  '190/459': {
    what: 'Facebook wants whoever connected the account to confirm who they are.',
    next: 'Ask the person to sign in at facebook.com and follow the instructions. Then connect again.',
  },
  '190/460': { what: 'Whoever connected the account has changed their Facebook password.', next: reconnect },
  '190/463': { what: 'The connection has run out.', next: reconnect },
  '190/464': {
    what: 'Facebook has not confirmed the person who connected the account.',
    next: 'Ask the person to confirm their Facebook account. Then connect again.',
  },
  '190/467': { what: 'The connection has been withdrawn.', next: reconnect },
  '190/492': {
    what: 'Whoever connected the account no longer has a role on the Facebook Page.',
    next: 'Give the person full control of the Page again, or let somebody else connect the account.',
  },
  '102': { what: 'Instagram no longer accepts the connection.', next: reconnect },
  '104': { what: 'The call lacked proof of access.', next: reconnect },
  '3': { what: 'The app at Meta may not do this.', next: remedies.app },
  '10': {
    what: 'The app lacks a permission, or the time for answering in messages has passed.',
    next: 'For a message, answer in the Instagram app. Otherwise see on the account’s page which permission is missing.',
  },
  '10/2018278': {
    what: 'More than 24 hours have passed since the person wrote.',
    next: 'Answer in the Instagram app, or wait until the person writes again.',
  },
  '200': {
    what: 'The account may not do this here.',
    next: 'See on the account’s page which permission is missing.',
  },
  '210': { what: 'The wrong kind of access was used.', next: reconnect },
  '100': {
    what: 'Instagram did not accept what the call said.',
    next: `Check that it is still there on Instagram and try again. If it happens often: ${remedies.report.toLowerCase()}`,
  },
  '100/33': {
    what: 'It is no longer on Instagram.',
    next: 'Nothing needs doing. Torget keeps what stood there.',
  },
  '803': { what: 'It is not on Instagram.', next: 'Nothing needs doing. Torget keeps what stood there.' },
  '25': {
    what: 'Instagram has restricted the account or wants it confirmed.',
    next: 'Sign in to the Instagram app and do what it asks for.',
  },
  '352': {
    what: 'Instagram does not take the film’s format.',
    next: `Save the film as MP4 (H.264, AAC). ${remedies.film}`,
  },
  '368': {
    what: 'Instagram has stopped this for a while as abuse.',
    next: 'Wait some hours. Then see in the Instagram app whether the account has been warned.',
  },
  '506': {
    what: 'The same text has just been published.',
    next: 'See on Instagram whether it is already there.',
  },
  '551': { what: 'The person takes no messages just now.', next: 'Answer under the post instead.' },
  '9004': {
    what: 'Instagram could not fetch the picture or film from Torget.',
    next: 'Ask whoever looks after the system to check that its public address can be reached from outside.',
  },
  '9007': { what: 'The picture or film is not ready at Instagram.', next: 'Wait a minute and try again.' },
  '10900': {
    what: 'The comment has already had its private answer.',
    next: 'Answer under the comment, or wait until the person sends a message.',
  },
  '10901': { what: 'This comment cannot be answered privately.', next: 'Answer under the comment instead.' },
  '10902': { what: 'This comment cannot be answered privately.', next: 'Answer under the comment instead.' },
  '10903': {
    what: 'The time for a private answer, seven days, has passed.',
    next: 'Answer under the comment instead.',
  },
  '36000': { what: 'The picture is too large.', next: 'Use a picture of at most 8 MB.' },
  '36001': { what: 'Instagram takes JPEG pictures only.', next: remedies.picture },
  '36003': { what: 'The picture is too tall or too wide.', next: 'Crop it to between 4:5 and 1.91:1.' },
  '36004': {
    what: 'The caption is too long or has too many hashtags or mentions.',
    next: 'At most 2,200 characters, 30 hashtags and 20 mentions.',
  },
  '1366046': { what: 'The picture is too large or of the wrong format.', next: remedies.picture },
  '1366051': { what: 'The picture is already published.', next: 'Have a look on Instagram.' },
  '1390008': { what: 'Posts come too close together.', next: 'Wait a while and try again.' },
  '1346003': { what: 'The content breaks Meta’s rules.', next: remedies.write },
  '1404102': { what: 'The content breaks Meta’s rules.', next: remedies.write },
  '1404078': {
    what: 'The Facebook Page must first be authorised to publish.',
    next: 'Sign in to Facebook and complete the Page’s authorisation.',
  },
  '4854002': {
    what: 'Meta wants somebody to confirm their identity.',
    next: 'Sign in to Facebook and follow the instructions.',
  },
  '2207001': { what: 'A fault at Instagram.', next: remedies.anew },
  '2207003': { what: 'It took Instagram too long to fetch the file.', next: remedies.anew },
  '2207004': { what: 'The picture is too large.', next: 'Use a picture of at most 8 MB.' },
  '2207005': { what: 'Instagram takes JPEG pictures only.', next: remedies.picture },
  '2207006': { what: 'What was prepared is not at Instagram.', next: remedies.anew },
  '2207008': { what: 'A passing fault at Instagram when the post was to be published.', next: remedies.anew },
  '2207009': { what: 'The picture is too tall or too wide.', next: 'Crop it to between 4:5 and 1.91:1.' },
  '2207010': {
    what: 'The caption is too long or has too many hashtags or mentions.',
    next: 'At most 2,200 characters, 30 hashtags and 20 mentions.',
  },
  '2207020': { what: 'What was prepared has run out.', next: remedies.anew },
  '2207023': { what: 'Instagram has no such kind of post.', next: 'Choose picture, carousel or film.' },
  '2207026': {
    what: 'Instagram does not take the film’s format.',
    next: `Save the film as MP4 (H.264, AAC). ${remedies.film}`,
  },
  '2207027': { what: 'The picture or film is not ready at Instagram.', next: 'Wait a minute and try again.' },
  '2207028': {
    what: 'The carousel has too few or too many pictures.',
    next: 'A carousel holds two to ten.',
  },
  '2207032': { what: 'Instagram could not prepare the post.', next: remedies.anew },
  '2207042': {
    what: 'The account has published as much as Instagram allows in a day.',
    next: 'Wait until tomorrow.',
  },
  '2207050': {
    what: 'Instagram has restricted the account or wants it confirmed.',
    next: 'Sign in to the Instagram app and do what it asks for.',
  },
  '2207051': {
    what: 'Instagram takes the post for spam and has stopped it.',
    next: 'Wait some hours. Then see in the Instagram app whether the account has been warned.',
  },
  '2207052': {
    what: 'Instagram could not fetch the file from Torget.',
    next: 'Ask whoever looks after the system to check that its public address can be reached from outside.',
  },
  '2207053': { what: 'Something went wrong when Instagram took in the film.', next: remedies.anew },
  '2207077': {
    what: 'Instagram could not fetch the film from Torget.',
    next: 'Ask whoever looks after the system to check that its public address can be reached from outside.',
  },
  '2207082': { what: 'Something went wrong when Instagram received the file.', next: remedies.anew },
  'container-error': {
    what: 'Instagram could not prepare the post.',
    next: `Change the picture or film. ${remedies.anew}`,
  },
  'container-expired': {
    what: 'The post was not published within a day and is gone from Instagram.',
    next: remedies.anew,
  },
  'bad-handle': {
    what: 'What is known of the post being prepared cannot be read.',
    next: remedies.anew,
  },
  'reply-to-hidden': {
    what: 'A hidden comment cannot be answered.',
    next: 'Show the comment first, or answer privately.',
  },
  'post-unknown': {
    what: 'Instagram did not say which post the comment belongs to.',
    next: 'Answer in the Instagram app.',
  },
  'success-false': {
    what: 'Instagram answered that it was not done.',
    next: 'Read the thread again and try once more.',
  },
  'empty-text': { what: 'The text is empty.', next: 'Write something and try again.' },
  'text-too-long': {
    what: 'The text is too long for Instagram.',
    next: 'Shorten it. A message holds about 900 characters, a comment or caption 2,200.',
  },
  'text-not-allowed': {
    what: 'Too many hashtags or mentions.',
    next: 'At most 30 hashtags and 20 mentions.',
  },
  'needs-media': { what: 'A post on Instagram needs a picture or a film.', next: 'Add one and try again.' },
  'form-not-offered': {
    what: 'Instagram has no such kind of post.',
    next: 'Choose picture, carousel or film.',
  },
  'too-many-images': { what: 'There are too many pictures.', next: 'A carousel holds ten at most.' },
  'too-few-images': { what: 'There are too few pictures.', next: 'A carousel needs two at least.' },
  'image-too-large': {
    what: 'The picture is too large.',
    next: 'Use a picture of at most 8 MB and 1,440 pixels.',
  },
  'image-type': {
    what: 'The picture has a format or shape that Instagram does not take.',
    next: 'Use JPEG, cropped to between 4:5 and 1.91:1.',
  },
  'alt-text-too-long': { what: 'The alternative text is too long.', next: 'At most 1,000 characters.' },
  'alt-text-not-kept': {
    what: 'Instagram keeps no alternative text for film.',
    next: 'Move the description to the caption.',
  },
  'video-too-large': { what: 'The film is too large.', next: 'At most 300 MB.' },
  'video-too-long': { what: 'The film is too long.', next: 'At most 15 minutes.' },
  'video-type': {
    what: 'Instagram does not take the film’s format.',
    next: `Save it as MP4. ${remedies.film}`,
  },
  'captions-not-taken': {
    what: 'Instagram takes no subtitles as a file of their own.',
    next: 'Burn the subtitles into the film.',
  },
  'media-mixed': {
    what: 'Pictures and film cannot be mixed in one post from here.',
    next: 'Make two posts of it.',
  },
  'no-public-address': {
    what: 'Instagram must be able to fetch the file from a public address, and there is none.',
    next: 'Ask whoever looks after the system to set its public address.',
  },
  'schedule-not-offered': {
    what: 'Instagram does not publish later by itself.',
    next: 'Leave the time to Torget, which publishes when it has come.',
  },
  'access-denied': {
    what: 'The sign-in was broken off or refused.',
    next: 'Begin again and grant the permissions.',
  },
  'no-code': { what: 'Facebook sent no answer back from the sign-in.', next: 'Begin again.' },
  'malformed-id': { what: 'This is no id that can be on Instagram.', next: remedies.report },
  'malformed-request': { what: 'The call could not be made.', next: reconnect },
  malformed: { what: 'The address of the file cannot be used.', next: remedies.report },
  'bad-address': { what: 'The address of the file cannot be used.', next: remedies.report },
  'private-address': {
    what: 'The address of the file leads into an internal network and is not fetched.',
    next: remedies.report,
  },
  'not-media': { what: 'It is a link and no file.', next: 'Open the link yourself if it is needed.' },
  'too-large': {
    what: 'The file is too large to be kept here.',
    next: 'Save it by hand if it is needed as evidence.',
  },
  redirect: {
    what: 'The address of the file sent us on to a place that we do not fetch from.',
    next: 'Open the post on Instagram.',
  },
  encoding: { what: 'The file came in a form that cannot be read.', next: 'Open the post on Instagram.' },
  'http-400': { what: 'Instagram said no without saying why.', next: 'Try again in a while.' },
  'http-401': { what: 'Instagram said no without saying why.', next: reconnect },
  'http-403': {
    what: 'Instagram said no, or the file’s address is no longer valid.',
    next: 'Read the thread again and try once more.',
  },
  'http-404': {
    what: 'It is no longer on Instagram.',
    next: 'Nothing needs doing. Torget keeps what stood there.',
  },
  'http-410': {
    what: 'It is no longer on Instagram.',
    next: 'Nothing needs doing. Torget keeps what stood there.',
  },
}
