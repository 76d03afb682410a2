// Dry Ground
// A story in three days. Every line plays as written; the tags mark where it lies open.

INCLUDE thursday.ink
INCLUDE places.ink
INCLUDE friday.ink
INCLUDE saturday.ink

// What people think of the clerk.
VAR trust = 1           // about: how far Hester trusts the clerk, from -2 to 6
VAR tolly = 1           // about: how far Tolly is on the clerk's side, from 0 to 5
VAR heat = 0            // about: how closely Lomax is looking, 0 to 3

// Where things stand.
VAR left = 2            // visits left before supper
VAR remark = "blank"    // about: what stands against thirty-eight on the schedule: blank, pencilled, in order, books
VAR amos = "under"      // about: where Amos Oake is taken to be: under the ground, coming by the bus, staying in Harbury
VAR plan = "none"       // about: what Hester has settled: nothing, to carry it, to leave it to the water, to tell them all
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

// What holds about people now, so that a choice of Thursday can reach a line of Saturday. Of what you did to somebody
// one line holds, the last or the strongest, and where it bears on what they say. A slot that reads the diary is told no (act).

=== function on_the_way
// Whether you have taken your leave: to each call, and each supper, there belongs one walk down the street.
~ return street > schoolroom + woolpack + dam + churchyard + kitchen

=== function facts_HESTER
{known ? note: Hester has known since the first morning that Amos walked away, and has shown you his note.|Hester has never spoken to you of what is in her husband's grave.}
{
- inquest:
    // Eleven weeks later, and only if it is you who tells her.
    {inquest.tell_her: {lied_to_hester(): (act) At supper you told Hester a lie, that thirty-eight was done.|{churchyard.you_carried: (act) You carried number thirty-nine to the cart in your own arms.}}}
- on_the_way():
- the_gate and not saturday:
- kitchen.friday and not saturday:
    // On the last night it is the letter that lies between you, or that and the lie.
    {kitchen.friday.gave: (act) You gave Hester the letter to read.|{lied_to_hester() and (kitchen.friday.half or kitchen.friday.board): (act) At supper you told Hester a lie, that thirty-eight was done.}}
- else:
    {lied_to_hester() and (churchyard or saturday): (act) At supper you told Hester a lie, that thirty-eight was done.}
    {
    - churchyard.you_carried: (act) You carried number thirty-nine to the cart in your own arms.
    - churchyard.she_carried: (act) You gave Hester her son to carry.
    - churchyard.cart: (act) You let the Spences put number thirty-nine on the cart.
    - kitchen.thursday.promised: (act) You promised Hester to carry her infant son yourself.
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
    {wake.hum: {thirty_eight.lidded: (act) You put the lid back on thirty-eight without being asked.|{woolpack.thursday.pressed: (act) You pressed Tolly about the hymn books in the Woolpack.}}}
- on_the_way():
- woolpack.friday.showed: (act) You showed Tolly the letter from Amos.
- woolpack.thursday.pressed: (act) You pressed Tolly about the hymn books in the Woolpack.
- woolpack.thursday.stood: (act) You stood Tolly a drink and let him be.
- thirty_eight.looked: (act) You let the Spences look into the box.
- thirty_eight.wrote: (act) You wrote hymn books in the Remarks column, in pencil.
- thirty_eight.lidded: (act) You put the lid back on thirty-eight without being asked.
- thirty_eight.hushed: (act) You sent the Spences away so that they should not see.
}

=== function facts_PEG
{
- saturday:
    // On the ridge, when she writes the last line of Schedule C.
    {full_weight.remarks or full_weight.no_remark: {why_you_count()}}
- schoolroom.friday.peg_asked:
    {schoolroom.thursday.nobody_left: {why_you_count()}|{friday_post.shown: (act) You let Peg read the letter from Amos.}}
- schoolroom.friday:
    {friday_post.shown and not on_the_way(): (act) You let Peg read the letter from Amos.}
- schoolroom.thursday.told: (act) You told Peg about the hymn books.
}

=== function why_you_count
{
- schoolroom.thursday.nobody_left: (act) You told Peg you count so that nobody gets left.
- schoolroom.thursday.be_right: (act) You told Peg you count so that somebody is right.
- schoolroom.thursday.pass_time: (act) You told Peg that counting passes the time.
}

=== function facts_LOMAX
{
- inquest:
- lantern: Lomax has seen what is in the box.
- six_oclock.in_order and dam.friday: (act) You used the telephone in the hut.
- six_oclock and dam.thursday.dogs: (act) You asked Lomax the names of the dogs.
- six_oclock and dam.thursday.ticked: (act) You ticked thirty-eight while Lomax watched.
- six_oclock and dam.thursday.gravel: (act) You told Lomax that the gravel was hard.
}

=== function facts_AMOS
{
- bus and not (bus.why or bus.inside or bus.flowers):
    // What brings him to the bus, and then what he has been told.
    {dam.friday.gave_time: (act) You told Amos the time of the bus.|{schoolroom.friday.wired: (act) You wired Amos to stay where he was.}}
- not bus and not dam.friday.stay_away:
- dam.friday.says_yes: (act) You told Amos that she believes he is in the grave.
- dam.friday.says_no: (act) You told Amos that she has always known.
}
