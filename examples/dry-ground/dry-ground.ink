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

// What holds about people now, so that a choice of Thursday can reach a line of Saturday. Of what you did to somebody one
// line is told, the last or the strongest, and where it bears on what they say: not a diary of your calls.

=== function on_the_way
// Whether you have taken your leave: to each call, and each supper, there belongs one walk down the street.
~ return street > schoolroom + woolpack + dam + churchyard + kitchen

=== function facts_HESTER
{known ? note: Hester has known since the first morning that Amos walked away, and has shown you his note.|Hester has never spoken to you of what is in her husband's grave.}
{
- inquest:
    // Eleven weeks later, and only if it is you who tells her.
    {inquest.tell_her: {lied_to_hester(): At supper you told Hester a lie, that thirty-eight was done.|{churchyard.you_carried: You carried number thirty-nine to the cart in your own arms.}}}
- on_the_way():
- the_gate and not saturday:
- kitchen.friday and not saturday:
    // On the last night it is the letter that lies between you, or that and the lie.
    {kitchen.friday.gave: You gave Hester the letter to read.|{lied_to_hester() and (kitchen.friday.half or kitchen.friday.board): At supper you told Hester a lie, that thirty-eight was done.}}
- else:
    {lied_to_hester() and (churchyard or saturday): At supper you told Hester a lie, that thirty-eight was done.}
    {
    - churchyard.you_carried: You carried number thirty-nine to the cart in your own arms.
    - churchyard.she_carried: You gave Hester her son to carry.
    - churchyard.cart: You let the Spences put number thirty-nine on the cart.
    - kitchen.thursday.promised: You promised Hester to carry her infant son yourself.
    }
}

=== function lied_to_hester
// Until she shows you the note: then both of you have.
~ return kitchen.thursday.said_done and known !? note

=== function facts_TOLLY
{not common_knowledge and not receipt: Tolly believes that Hester does not know.}
{known ? bearers and not on_the_way() and (full_weight or not the_gate): You know that Tolly and seven others carried a box of hymn books.}
{
- the_gate:
    // Who has sat with him and said nothing is remembered for how it began.
    {wake.hum: {thirty_eight.lidded: You put the lid back on thirty-eight without being asked.|{woolpack.thursday.pressed: You pressed Tolly about the hymn books in the Woolpack.}}}
- on_the_way():
- woolpack.friday.showed: You showed Tolly the letter from Amos.
- woolpack.thursday.pressed: You pressed Tolly about the hymn books in the Woolpack.
- woolpack.thursday.stood: You stood Tolly a drink and let him be.
- thirty_eight.looked: You let the Spences look into the box.
- thirty_eight.wrote: You wrote hymn books in the Remarks column, in pencil.
- thirty_eight.lidded: You put the lid back on thirty-eight without being asked.
- thirty_eight.hushed: You sent the Spences away so that they should not see.
}

=== function facts_PEG
{
- saturday:
    // On the ridge, when she writes the last line of Schedule C.
    {full_weight.remarks or full_weight.no_remark: {why_you_count()}}
- schoolroom.friday.peg_asked:
    {schoolroom.thursday.nobody_left: {why_you_count()}|{friday_post.shown: You let Peg read the letter from Amos.}}
- schoolroom.friday:
    {friday_post.shown and not on_the_way(): You let Peg read the letter from Amos.}
- schoolroom.thursday.told: You told Peg about the hymn books.
}

=== function why_you_count
{
- schoolroom.thursday.nobody_left: You told Peg you count so that nobody gets left.
- schoolroom.thursday.be_right: You told Peg you count so that somebody is right.
- schoolroom.thursday.pass_time: You told Peg that counting passes the time.
}

=== function facts_LOMAX
{
- inquest:
- lantern: Lomax has seen what is in the box.
- six_oclock.in_order and dam.friday: You used the telephone in the hut.
- six_oclock and dam.thursday.dogs: You asked Lomax the names of the dogs.
- six_oclock and dam.thursday.ticked: You ticked thirty-eight while Lomax watched.
- six_oclock and dam.thursday.gravel: You told Lomax that the gravel was hard.
}

=== function facts_AMOS
{
- bus and not (bus.why or bus.inside or bus.flowers):
    // What brings him to the bus, and then what he has been told.
    {dam.friday.gave_time: You told Amos the time of the bus.|{schoolroom.friday.wired: You wired Amos to stay where he was.}}
- not bus and not dam.friday.stay_away:
- dam.friday.says_yes: You told Amos that she believes he is in the grave.
- dam.friday.says_no: You told Amos that she has always known.
}
