VAR trust = 1
VAR gold = 0
VAR alias = "stranger"
-> ferry
=== ferry ===
# entry
# with OONA
The ferry smells of diesel and wet wool. # fill smell: the crossing tonight; max 40 words
OONA: You again. # fill greet: {oona_now()}; never "sorry"
* [Give her the letter. # fill give: a small brave act; max 6 words]
    ~ trust++
* [Keep it.]
- OONA: Where were you, all winter? # ask winter: where you spent it
* (north) [In the north. # means: work, money, a ship]
+ (silent) [Say nothing. # means: silence, evasion]
- Oona studies you. # decide believed: does that fit what she knows; reads @winter
+ [yes # means: she can live with it # default {trust > 1}]
    ~ trust++
+ [no # means: she hears a lie]
- OONA: Well then, {alias}. # invent alias: what she calls you; max 2 words
-> bargain ->
-> DONE
=== bargain ===
# detour bargain: up to 3 exchanges over the fare; end when she names a price; may set trust
OONA: The fare has gone up.
-> rejoin
= rejoin
->->
=== function oona_now
{trust > 1: dry, almost fond|guarded, brief}
=== function facts_OONA
{ferry.north: You told her you were in the north.}
