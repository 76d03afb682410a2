// Dry Ground
// A story in three days. Every line plays as written; the tags mark where it lies open.

INCLUDE thursday.ink
INCLUDE places.ink
INCLUDE friday.ink
INCLUDE saturday.ink

// What people think of the clerk.
VAR trust = 1           // Hester
VAR tolly = 1           // Tolly
VAR heat = 0            // how closely Lomax is looking

// Where things stand.
VAR left = 2            // visits left before supper
VAR remark = "blank"    // number thirty-eight on the schedule: blank, pencilled, in order, books
VAR amos = "under"      // under, coming, staying
VAR plan = "none"       // none, carry, leave, tell
LIST known = weighed, lease, bearers, note

// What the village supplies.
VAR byname = "the Counter"
VAR item = "the dip in our front step"
VAR stake = "five shillings"
VAR lot = 31
VAR hymn = "Abide with Me"

-> thirty_eight

// How people are now, for the briefs.

=== function hester_now
{known ? note: unguarded, as one is with a fellow conspirator|{trust >= 3: warm, sidelong, leaves doors open in her sentences|{trust <= 0: civil, and a long way off|plain, watchful, hospitable}}}

=== function tolly_now
{known ? bearers: relieved to have said it, and gruff about that|{tolly >= 2: gruff, on your side|{tolly <= 0: shut like a gate|gruff, weighing you up}}}

=== function lomax_now
{heat >= 2: courteous, and has noticed|courteous, tired, fair}

=== function peg_now
{peg_has_it(): full of it, and very discreet about that|curious, exact, eleven}

=== function amos_now
{bus: cold, brushed, formal, ready to be sent away|polite down a bad line, an old man who has rehearsed}

=== function peg_has_it
~ return schoolroom.thursday.told or friday_post.shown

// What holds about people, so that a choice of Thursday can reach a line of Saturday.

=== function facts_HESTER
{kitchen.thursday.said_37: At supper you told Hester the truth, that you had stopped at thirty-seven.}
{kitchen.thursday.said_done: At supper you told Hester a lie, that thirty-eight was done.}
{kitchen.thursday.said_strap: At supper you told Hester that a strap had broken.}
{kitchen.thursday.promised: You promised Hester to carry her infant son yourself.}
{kitchen.thursday.asked_clock: Hester told you she bought the loud clock for the noise.}
{kitchen.thursday.asked_amos: Hester told you that Amos liked trains.}
{churchyard.you_carried: You carried number thirty-nine to the cart in your own arms.}
{churchyard.she_carried: You gave Hester her son to carry.}
{churchyard.cart: You let the Spences put number thirty-nine on the cart.}
{kitchen.friday.gave: You gave Hester the letter to read.}
{kitchen.friday.board: You told Hester the letter was Board business.}
{known ? note: Hester has known since the first morning that Amos walked away, and has shown you his note.}
{known !? note: Hester has never spoken to you of what is in her husband's grave.}

=== function facts_TOLLY
{thirty_eight.counted: You counted the books in front of Tolly.}
{thirty_eight.lidded: You put the lid back on thirty-eight without being asked.}
{thirty_eight.hushed: You sent the Spences away so that they should not see.}
{thirty_eight.wrote: You wrote hymn books in the Remarks column, in pencil.}
{thirty_eight.looked: You let the Spences look into the box.}
{woolpack.thursday.pressed: You pressed Tolly about the hymn books in the Woolpack.}
{woolpack.thursday.stood: You stood Tolly a drink and let him be.}
{woolpack.friday.showed: You showed Tolly the letter from Amos.}
{known ? bearers: You know that Tolly and seven others carried a box of hymn books.}
Tolly believes that Hester does not know.

=== function facts_PEG
{schoolroom.thursday.told: You told Peg about the hymn books.}
{schoolroom.thursday.nobody_left: You told Peg you count so that nobody gets left.}
{schoolroom.thursday.be_right: You told Peg you count so that somebody is right.}
{schoolroom.thursday.pass_time: You told Peg that counting passes the time.}
{friday_post.shown: You let Peg read the letter from Amos.}
{schoolroom.friday.wired: Peg carried your telegram to Amos.}

=== function facts_LOMAX
{dam.thursday.gravel: You told Lomax that the gravel was hard.}
{dam.thursday.strap: You told Lomax that a strap had gone.}
{dam.thursday.numbers: You asked Lomax what happens when the numbers do not agree.}
{dam.thursday.dogs: You asked Lomax the names of the dogs.}
{dam.thursday.ticked: You ticked thirty-eight while Lomax watched.}
{dam.friday: You used the telephone in the hut.}
{lantern: Lomax has seen what is in the box.}

=== function facts_AMOS
{schoolroom.friday.wired: You wired Amos to stay where he was.}
{dam.friday.says_yes: You told Amos that she believes he is in the grave.}
{dam.friday.says_no: You told Amos that she has always known.}
{dam.friday.says_unsure: You told Amos that you could not say what she believes.}
{dam.friday.gave_time: You told Amos the time of the bus.}
{bus: Amos has come by the Saturday bus.}
