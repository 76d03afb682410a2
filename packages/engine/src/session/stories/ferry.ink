VAR trust = 1
VAR gold = 0
VAR alias = "stranger"
-> ferry

=== ferry ===
# entry
# with OONA
# place: deck
# sound: horn
The ferry smells of diesel and wet wool. # fill smell: the crossing tonight; max 40 words
OONA: You again. # fill greet: {oona_now()}; never "sorry"
* (give) [Give her the letter. # fill letter: a small brave act; max 6 words]
    ~ trust++
* (keep) [Keep it.]
* (pay) {gold > 2} [Pay her.]
- OONA: Where were you, all winter? # ask winter: where you spent it
* (north) [In the north. # means: work, money, a ship]
+ (silent) [Say nothing. # means: silence, evasion]
- # place: cabin
Oona studies you. # decide believed: does that fit what she knows; reads @winter
+ [yes # means: she can live with it # default {trust > 1}]
    ~ trust++
+ [no # means: she hears a lie]
- OONA: Well then, {alias}. # invent alias: what she calls you; max 2 words
-> bargain ->
She turns to the rail, {alias}, and the harbour comes. # fill harbour: the harbour at night; max 30 words
* (ashore) [Go ashore.]
    # ending: ashore
    -> DONE
* (stay) [Stay aboard. # fill aboard: a way of staying; max 5 words]
    # place: none
    The lamps go out one by one.
    # ending: aboard
    -> DONE

=== bargain ===
# detour bargain: up to 3 exchanges over the fare; end when she names a price; may set trust
OONA: The fare has gone up.
-> rejoin
= rejoin
->->

=== harbour ===
# entry
The harbour is empty, {alias}. # fill empty: an empty harbour
-> DONE

=== function oona_now
{trust > 1: dry, almost fond|guarded, brief}
=== function facts_OONA
{ferry.north: You told her you were in the north.}
