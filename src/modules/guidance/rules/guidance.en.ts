import type { GuidanceWords } from './situation.ts'

export const guidanceEn: GuidanceWords = {
  'private-or-duty': {
    question: 'Am I acting privately or on duty?',
    answer: 'You act privately unless you have a clear assignment from your manager.',
    paragraphs: [
      'If you have an assignment, or look after one of our accounts, you represent your employer. Then the social media policy applies, and what you write becomes a public record.',
      'Without an assignment you take part as yourself, also when you write about work. Then you decide for yourself what to think and write.',
      'Do not mix the two: never answer on duty from your private account.',
    ],
    phrases: ['I work for the municipality, but here I write as a private person.'],
  },
  'express-opinion': {
    question: 'May I say what I think of my employer?',
    answer: 'Yes. Freedom of expression covers public employees, also when they are critical.',
    paragraphs: [
      'The constitution protects you against public bodies, and your employer is one. Your employer may not punish you for using your freedom of expression.',
      'The limits are duties of confidentiality and what is criminal, such as defamation and threats. You keep your duties in the work itself.',
      'Nobody may watch what employees write in private. It cannot be searched for in Torget.',
    ],
    phrases: ['This is my own opinion, not the municipality’s.'],
  },
  'tell-journalist': {
    question: 'May I tell a journalist?',
    answer:
      'Yes, you have freedom to inform. In some services the duty of confidentiality still covers much of what you know.',
    paragraphs: [
      'You may give information on any subject for publication in media protected by the constitution, such as newspapers, radio, television and websites with a publishing licence. This often includes information that is otherwise secret.',
      'Three exceptions always hold: you may not hand out a secret document, you may not commit certain offences against national security, and you may not break a qualified duty of confidentiality. The Public Access to Information and Secrecy Act says which those are.',
      'The freedom to inform does not cover a post of your own on Facebook. There the duty of confidentiality holds in full.',
    ],
    bySector: {
      'health-care':
        'Health care: you may as a rule not tell of patients’ health and other personal circumstances, not even to a journalist (OSL chapter 25 section 18). You may tell of shortcomings, working environment and resources.',
      'social-services':
        'Social services: you may as a rule not tell of individuals’ personal circumstances, not even to a journalist (OSL chapter 26 section 15). Some details of decisions on compulsory care are exempt. You may tell of how the service works.',
      preschool:
        'Preschool: you may as a rule not tell of children’s personal circumstances, not even to a journalist (OSL chapter 23 section 8). You may tell of how the service works.',
      school:
        'School: you may as a rule not tell of what pupil health services know of pupils’ personal circumstances, not even to a journalist (OSL chapter 23 section 8). You may tell of teaching, working environment and resources.',
      other:
        'In your service the freedom to inform often covers secret information too, but not always. See the end of the chapter of OSL for your field: it says which duties of confidentiality come first.',
    },
    phrases: [],
  },
  'who-leaked': {
    question: 'May my manager find out who talked to a journalist?',
    answer: 'No. It is forbidden to search for sources, and forbidden to punish whoever gave information.',
    paragraphs: [
      'Nobody at a public body may ask, look in logs or make others find out who gave information to the media. Doing so intentionally can lead to a fine or imprisonment.',
      'Nor may anybody give you worse conditions, move you or dismiss you because you used your right.',
      'Journalists have a duty of confidentiality about their sources.',
    ],
    phrases: ['You may not ask me that. The constitution protects those who inform.'],
  },
  loyalty: {
    question: 'What does loyalty to my employer mean?',
    answer:
      'You are to do your work and follow decisions. It does not take away your right to hold opinions and criticise.',
    paragraphs: [
      'For public employees the duty of loyalty weighs little against freedom of expression. Factual criticism does not breach it.',
      'But think twice before you speak ill of individual colleagues, suppliers and partners. Personal attacks, unfounded claims and indecency do harm, and may be criminal.',
      'If unsure, talk to your manager or your union. You need nobody’s permission to hold an opinion.',
    ],
    phrases: ['I am critical of the decision, and this is why.'],
  },
  'say-who-you-are': {
    question: 'Should I say where I work?',
    answer:
      'Preferably, if you write about something tied to your job. Then also say that you write privately.',
    paragraphs: ['Readers understand better why you know what you know. This is advice, not a demand.'],
    phrases: [
      'I am a teacher in the municipality. What I write here is my own.',
      'I work with these matters but do not answer for the municipality. If you would like an answer from us, write to the municipality.',
    ],
  },
  contribute: {
    question: 'May I answer questions and correct mistakes about my service?',
    answer: 'Yes, please do. Write about what you know, and leave what you are not sure of.',
    paragraphs: [
      'Facts and tips that help others use our services are valuable. Do link to the website.',
      'Never write about people you meet at work, not even without names. Those who know them may recognise them, and confidentiality holds in your spare time too.',
      'If the question concerns a case, tell the service instead of answering yourself.',
    ],
    phrases: [
      'This is how it usually works. For your own case it is best to get in touch with the municipality.',
    ],
  },
  'work-time': {
    question: 'May I be active during working hours?',
    answer: 'Yes, as long as your work does not suffer.',
    paragraphs: [
      'Following what happens in your field is a way to stay informed. Your manager decides what is reasonable where you work.',
    ],
    phrases: [],
  },
  criticism: {
    question: 'What do I do when somebody criticises us?',
    answer: 'Let the criticism stand. Do tell the service if something should be put right.',
    paragraphs: [
      'Criticism helps us improve. You need not defend your employer, and you are not to ask anybody to remove criticism.',
      'You are welcome to tell the service concerned, but need not. Send the link and say what it is about. Do not point anyone out, and never a colleague.',
    ],
    phrases: ['Thank you for saying so. I will tell those who work with this.'],
  },
  bullying: {
    question: 'What do I do if somebody is bullied online?',
    answer: 'Tell your nearest manager, or report it to the police if it may be a crime.',
    paragraphs: [
      'This holds when a colleague, pupil, customer or user is affected. If it concerns a pupil the school has a duty of its own to investigate: tell at once.',
      'Talk to your manager, or tell it here: only the manager reads what you write, and nobody sees that it came from you unless you say so. If it concerns your manager, choose the unit above, or go to the safety representative or the union.',
      'Keep what you have seen: screenshot, address and time. Call 112 if somebody is in danger, otherwise 114 14.',
    ],
    phrases: ['I have seen that somebody is being hurt online and want to tell you, as my manager.'],
  },
  crime: {
    question: 'What do I do if I see something that may be criminal?',
    answer: 'If it is happening now or somebody is in danger, call 112. Otherwise tell your nearest manager.',
    paragraphs: [
      'Threats, agitation against a population group, defamation and spreading of intimate pictures may be crimes. You need not decide. Managers are to act when they suspect a crime.',
      'Anybody may report to the police: 114 14 or polisen.se. Do not spread the content.',
      'If you see child abuse images, keep no copy. Note address and time and call the police.',
      'You can tell your manager here. Only the manager reads what you write.',
    ],
    phrases: [],
  },
  'on-duty': {
    question: 'I answer from one of our accounts. What holds?',
    answer: 'You represent your employer. Be factual and impartial, and answer in time.',
    paragraphs: [
      'What you write is a record of ours as soon as it is published, and anybody may ask to read it. Write what you can stand for on duty, not what you think yourself.',
      'Follow the social media policy: how you sign, how soon you answer and what may be removed. If it feels unsafe to be seen by name, your role is enough.',
      'If you do not know the answer, refer to somebody who does. If it concerns an individual case, ask for no details and confirm nothing, but refer to the contact centre.',
      'Check which account you are signed in to before you publish.',
    ],
    phrases: [
      'Thank you for your question! I will find out and come back to you here.',
      'We cannot discuss this in social media. Call us and we will help you.',
    ],
  },
  'manager-follows': {
    question: 'I am a manager. May I follow what is said about the service?',
    answer: 'Yes, about the service. Never about what your employees write.',
    paragraphs: [
      'Do follow what is said about what you do: it is a way to improve. If you suspect a crime, such as threats against an employee, act: save what stands there, report it to the police and look after whoever is affected.',
      'Do not look for employees’ posts, ask nobody else to, and keep no list. They have freedom of expression towards their employer, and searching for who gave information to the media may be a crime.',
      'If you hear all the same what somebody has written, talk with them about the work, not about the opinion.',
    ],
    phrases: ['I do not want to know who wrote it. Tell me instead what we can do better.'],
  },
  politician: {
    question: 'I am a politician. What holds for my own pages?',
    answer:
      'Say that the opinions are political and your own, not the official ones of the municipality. Do link to the website.',
    paragraphs: [
      'Politicians’ own pages are not accounts of the municipality. They are not on the list, and the municipality’s accounts do not publish your message.',
      'Do not use the municipality’s arms or logotype so that the page can be taken for the municipality’s. What you write as a representative of a board may become a public record.',
    ],
    phrases: [
      'Here I write as a politician. The opinions are mine and my party’s, not the official ones of the municipality.',
    ],
  },
}
