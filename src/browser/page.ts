/** The page script: everything here makes finished HTML quicker to use; nothing works only because of it. */
import { defineCountCharacters } from './count-characters.ts'
import { defineKeepDraft, tidyDrafts } from './keep-draft.ts'
import { listenForShortcuts } from './keyboard-shortcuts.ts'
import { defineLiveQueue } from './live-queue.ts'
import { keepReadingPlace } from './reading-place.ts'
import { sendOnce } from './send-once.ts'
import { defineShortcutSwitch } from './shortcut-switch.ts'
import { defineTickingClock } from './ticking-clock.ts'

tidyDrafts()
defineTickingClock()
defineCountCharacters()
defineKeepDraft()
defineShortcutSwitch()
defineLiveQueue()
listenForShortcuts()
sendOnce()
keepReadingPlace()
