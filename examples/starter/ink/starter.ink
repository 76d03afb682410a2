// The Starter
// One night in a bakery. The same story as ../kit.ts and ../machine.ts, word for word.

VAR trust = 1
VAR jar = "Agata"
VAR carrying = false

-> bakery

=== bakery ===
# entry
# with BRUNA
# place: bakery
# hour: night
At two in the morning the street has one window lit, and it is Bruna's. # fill window
BRUNA: You're late. The dough isn't. # fill late: her first words, gruff, glad that you came; max 10 words; reads trust
* [Tie on your apron. # id: apron # memory: You tied on your apron, as on any night. # fill apron: fall into the old routine without a word; max 8 words]
    ~ trust++
    She takes care not to notice that you have tied it properly.
* [Say it at once. # id: blurt # memory: You told Bruna at once that you leave on the six o’clock train.]
    You say it at once, to the flour.
    BRUNA: The six o'clock train. I know. Your mother buys her rolls here.
- For a while there are only hands. Fold, turn, fold. # fill hands
BRUNA: Why do you want to go? # ask why: why you are leaving
* [There is more out there. # id: more # memory: Asked why, you said that there is more out there. # means: the world, curiosity, study, a bigger life]
* [I can't breathe here. # id: breathe # memory: Asked why, you said that you can’t breathe here. # means: feeling trapped, a small town, grief, anger]
    ~ trust--
* [I don't know. # id: unsure # memory: Asked why, you said that you don’t know. # means: doubt, silence, a joke, not wanting to answer]
    ~ trust++
- Bruna weighs a piece of dough, and then she weighs you. # decide believed
* [yes # id: yes # means: she thinks that you will come back # default {trust > 1}]
    -> shelf
* [no # id: no # means: she thinks that this is the last night # default]
    -> loaf

= loaf
BRUNA: Then at least eat something. # fill eat: hurt, and hiding it behind bread; max 12 words
She breaks the first loaf of the night, which nobody is ever allowed to do, and gives you the bigger half.
* [Stay for the second batch. # id: stay # memory: You stayed for the second batch.]
    ~ trust++
    BRUNA: Sleeves.
    You roll them up.
    -> shelf
* [Go while it is dark. # id: go # memory: You went while it was dark. # fill go: slip out before it gets harder; max 7 words]
    -> street

= shelf
She reaches up behind the scales and brings down a jar with a cloth over it. Something inside it is breathing.
BRUNA: Older than you. Feed {jar} every evening, and {jar} will feed you. # invent jar
* [Take {jar} in both arms. # id: take # memory: You took the jar with her starter.]
    ~ carrying = true
    BRUNA: Not like a bomb. Like a cat.
    -> street
* [Leave {jar} on the shelf. # id: leave # memory: You left the jar with her starter on its shelf. # fill leave: refuse the gift gently, because it belongs here; max 9 words]
    You say that {jar} should not have to change trains.
    She laughs, which costs her something, and turns to the oven.
    -> street

=== street ===
# place: station
# hour: dawn
The train is on time, which it never is. # fill train: a small station at dawn, the early train, nobody else there; max 26 words
{carrying: -> carried}
{trust > 1: -> kept}
-> gone

= carried
In your lap, under the cloth, {jar} has begun to rise.
You turn the lid a little, so that there is room. # ending: carried
-> END

= kept
Your coat is warm on one side. It is half a loaf, and in the margin of the newspaper around it she has pencilled the times of the trains back. # fill margin # ending: kept
-> END

= gone
There is flour on your sleeve. You don't brush it off. # fill sleeve: the last trace of the bakery on you; max 20 words # ending: gone
-> END

=== function facts_BRUNA
{trust > 1: You worked beside her tonight as if nothing were about to change.}
{carrying: She has given you her starter.}
