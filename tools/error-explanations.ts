import type { ErrorCode } from '@lacuna/engine'

/** What the page of an error says to whoever meets it. */
export interface ErrorExplanation {
  /** What happened, in a few words. */
  readonly title: string
  /** When it happens, and what it leaves as it was. */
  readonly what: string
  readonly todo: string
}

/** Every code of a `LacunaError`. The message and the hint of the error itself have the names and values at hand. */
export const errorExplanations: Readonly<Record<ErrorCode, ErrorExplanation>> = {
  'unknown-choice': {
    title: 'A choice that is not offered',
    what: 'A move named a choice that the story does not offer now. Nothing moved: the same choices still stand.',
    todo: 'Take an id from `frame.choices` of the present frame. Buttons of an earlier frame are out of date as soon as one choice was taken; the hint lists what is offered.',
  },
  'choice-withdrawn': {
    title: 'A choice that is not true any more',
    what: 'The choice was on screen, and what `world.read` gave for the move has made its condition false. What the world has changed is a turn of its own, and the frame shows the choices that are left.',
    todo: 'Draw the new frame. To have a choice go as soon as the game changes, send the change with `session.world()`.',
  },
  'choices-withdrawn': {
    title: 'No choice is true any more',
    what: 'The game’s world has changed between turns, and every choice on screen had a condition that is false now. The frame is `failed` with this problem until one is true again.',
    todo: 'Give the world back what it lacks (`session.world()`), go back, or restart. As author, give the passage one choice without a condition.',
  },
  'unknown-entry': {
    title: 'An entry that the story does not have',
    what: 'A game entered a knot or scene that is no door from outside, or named one as coming.',
    todo: 'In ink, tag the knot with `# entry`; in the kit, declare it. `story.entries` lists them.',
  },
  'unknown-variable': {
    title: 'A variable that the story does not have',
    what: 'A game, a test or the command line gave a value to a variable that was never declared. No value was changed.',
    todo: 'Look at `story.variables`. What a game gives through `world.read` must be declared in the story, and listed under `world` in the bible.',
  },
  'unknown-turn': {
    title: 'A turn that is not in this play-through',
    what: 'A jump named a turn before the first or after the last one of the path that is shown.',
    todo: 'Take the number from `session.history()`.',
  },
  'unknown-language': {
    title: 'A language that cannot be used',
    what: 'The text is not a language tag after BCP 47.',
    todo: 'Write tags like `en`, `pt-BR` or `fi`.',
  },
  'wrong-value': {
    title: 'A value of the wrong kind',
    what: 'A variable, an option or the dial was given something that it cannot hold. It keeps the value that it had.',
    todo: 'Give a value of the type that the variable was declared with; a list of ink takes its items as `list.item`.',
  },
  'wrong-input': {
    title: 'A move that does not fit here',
    what: 'The story waits for another kind of move: a choice while it is to be entered, words while it offers choices. Nothing moved.',
    todo: 'Look at `frame.phase`: `choosing` takes a choice, `listening` a choice or words, `idle` and `ended` an entry.',
  },
  'nothing-offered': {
    title: 'A choice while none is offered',
    what: 'The turn is still being written, or the story has ended.',
    todo: 'Wait for the phase `choosing` (`await session.settled()` in a test), or enter the story again.',
  },
  'nothing-to-go-back-to': {
    title: 'Back from the first turn',
    what: 'There is no turn before this one.',
    todo: 'Offer the button only while `frame.canGoBack` is true.',
  },
  'nothing-to-go-forward-to': {
    title: 'Forward from the last turn',
    what: 'Nobody went back from here, or a new choice has been taken since.',
    todo: 'Offer the button only while `frame.canGoForward` is true.',
  },
  'answer-not-understood': {
    title: 'Typed words that fit no choice',
    what: 'The words were understood as none of the answers that the author wrote. The choices still stand.',
    todo: 'Let the player choose or type again. `# means: ...` on the choices helps to understand more.',
  },
  'not-rewordable': {
    title: 'A line that cannot get another wording',
    what: 'Another wording was asked for something else than a filled slot of words in a line of the last turn: the author’s or the player’s own words, a value, a verdict, the label of a choice, a line of an earlier turn. Or one is being asked for already, or the turn has had as many as it may. Nothing changed.',
    todo: 'Take the entry of a span of `frame.lines` whose source is neither `author` nor `player`, and wait for what came of the last try.',
  },
  'not-entered': {
    title: 'A move before the story was entered',
    what: 'The session is idle: there is no turn yet.',
    todo: 'Call `enter()` first.',
  },
  'session-closed': {
    title: 'A session that was closed',
    what: 'It takes no moves any more. What it had saved is still good.',
    todo: 'Make a new session, with the save as its `snapshot`.',
  },
  'missing-external': {
    title: 'The game does not give a function that the story calls',
    what: 'The script declares `EXTERNAL` functions that have neither a function of the game nor a fallback in ink.',
    todo: 'Pass them as `externals`, or write a function of the same name in ink for play without the game.',
  },
  'external-failed': {
    title: 'A function of the game threw',
    what: 'The story called it and got an error instead of a value. The turn was not taken.',
    todo: 'Look at the cause of the error. A function that cannot answer should return a value that says so.',
  },
  'call-not-recorded': {
    title: 'A recorded call is missing',
    what: 'A turn was played again, and the story called a function of the game whose result was not recorded then: the story has changed since. The function was not called, because it may do something in the game.',
    todo: 'Declare the function as `pure` if calling it changes nothing. Otherwise the play-through stands before that turn, and can go on from there.',
  },
  'ahead-of-external': {
    title: 'What comes next is decided by the game',
    what: 'The story was run ahead up to a function that is `recorded`: it may be called once only, in play. Running ahead stops there.',
    todo: 'Nothing, in play. Declare the function as `pure` in the bible if calling it changes nothing.',
  },
  'story-failed': {
    title: 'The story ran into an error',
    what: 'The script itself cannot go on from here: it ran out of content, called a function the wrong way, goes round in a circle without a choice, or its machine threw. The lines up to there are shown, with this problem beside them. It is a turn like any other: it is saved, it breaks again when it is loaded, and Back leads to the choice before it. Where a provider picked the way into it, the author’s own default is taken in its place.',
    todo: 'The data has knot, file and line of a script, the state of a machine. `lacuna check` finds most such places without playing.',
  },
  'story-damaged': {
    title: 'A compiled story that does not fit together',
    what: 'It is not what the compiler wrote: parts point at parts that are not there.',
    todo: 'Compile it again, and do not edit the result by hand.',
  },
  'story-invalid': {
    title: 'A story that cannot be played as it is',
    what: 'It has errors, or was compiled for another format.',
    todo: 'The problems in its data say what to change. Compile with the same version that plays it.',
  },
  'slots-not-read': {
    title: 'Slots in ink that was compiled elsewhere',
    what: 'The story was read from ink that inklecate, Inky or inkjs compiled, and it has tags of slots. Which words such a tag is about is known to Lacuna’s compiler alone. The story plays, and these lines read as they are written; `story.diagnostics` holds this warning.',
    todo: 'Compile the script with `lacuna compile` or the Vite plugin, and give what it wrote to `inkStory`.',
  },
  'unknown-function': {
    title: 'A function that the story does not have',
    what: '`session.evaluate` named a function that is not in the script, or the story is a machine, which has no functions for a game to call. Nothing changed.',
    todo: 'Write `=== function NAME` in the script. Names are written as in the script, capitals included.',
  },
  'machine-unsupported': {
    title: 'A machine with something that a story cannot carry',
    what: 'Work that runs by itself (`invoke`, `spawn`, `after`) or values that are no JSON cannot be saved, replayed or run ahead.',
    todo: 'Do such work in the game around the story: it can be an actor of your own machine, and `world` carries values both ways.',
  },
  'save-damaged': {
    title: 'A save that cannot be read',
    what: 'It was cut, edited, or never was a save. It stays as it is; the session starts as failed, and nothing else is touched.',
    todo: 'Take an older save. A file that was copied by hand may have lost its end.',
  },
  'save-foreign': {
    title: 'A save of another story',
    what: 'Its story has another id. It stays as it is.',
    todo: 'Load it into the story that it names. A story keeps its id over all its versions.',
  },
  'save-newer': {
    title: 'A save of a newer version',
    what: 'It was written by a later version of the engine, whose format this one does not know. It stays as it is.',
    todo: 'Update the engine, or reload the page.',
  },
  'save-diverged': {
    title: 'A save that this version of the story cannot follow',
    what: 'The story has changed since, and replaying its choices came to one that is not offered any more, or that nothing tells apart from another with the same words. Nothing was taken in its place, and nothing is lost: until the next move, `save()` gives the whole save back.',
    todo: 'The data names the first turn that does not fit (`turn`), what it wanted, what is offered, and the one choice that may be meant (`proposal`), if there is one. `session.resume()` goes on with it, and with the rest of the journal in the same manner; the page asks the player. Or keep the save under a name (the page does), and go on from here.',
  },
  'save-changed': {
    title: 'A save in which other words follow now',
    what: 'The story has changed since. All turns were played again, but in those of `turns` something may be different: another line stands behind the choice, its knot was given something else, its label shows another value, a proposed choice was taken in its place, somebody judges where nobody did, or the save is of a format that can’t tell equal words apart.',
    todo: 'Nothing, if the edit was meant. The player can look back at the turns. In a new story, `# id:` on a choice keeps it apart from others with the same words.',
  },
  'save-not-read': {
    title: 'What reads the save is missing',
    what: 'The save is of an older format, or the page keeps the code that reads saves apart. That code is fetched when it is needed, and could not be: there is no connection, or the files of an older release are gone from the server. The save is as it was.',
    todo: 'Load it again with a connection. When a new release is published, keep the files of the one before it for a while.',
  },
  'storage-full': {
    title: 'No room for saves',
    what: 'The browser keeps no more for this page. The play-through goes on unsaved.',
    todo: 'Delete old saves, or export one as a file.',
  },
  'storage-refused': {
    title: 'Saving is not possible here',
    what: 'The browser (a private window, blocked cookies) or the disk refuses to write. The play-through goes on unsaved.',
    todo: 'Allow the page to store data, or choose another folder.',
  },
  'file-invalid': {
    title: 'A file that is not what it should be',
    what: 'A file named on the command line cannot be read or written, or has other contents. It was left as it is.',
    todo: 'The message says which file and why.',
  },
  'file-newer': {
    title: 'A file of a newer version',
    what: 'A compiled story, a tape or another file says that it has a format which this version does not know yet. Nothing of it was read.',
    todo: 'Update the packages of Lacuna that read it, then open it again.',
  },
  'picks-left-over': {
    title: 'A test that picks more than the story offers',
    what: 'The story ended before all picks of `playThrough` were taken.',
    todo: 'Take the last picks out, or see in the transcript where the story ended too soon.',
  },
  'provider-failed': {
    title: 'A provider gave no answer',
    what: "It was out of reach, refused the key, or had nothing on its tape. The player reads the author's words.",
    todo: 'The cause says what it answered. No save needs it again: what was shown is kept.',
  },
}
