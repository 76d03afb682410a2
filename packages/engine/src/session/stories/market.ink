LIST wares = apples, rope, (lamp)
VAR coins = 5
VAR day = 1
VAR mood = "calm"
-> square

=== square ===
# entry
# place: square
{The square is waking.|The square again.|{~Gulls.|Rain.|A dog barks.}} # fill square: the square today; max 20 words
Day {day}, {coins} coins, {wares}.
+ (buy) {coins > 0} [Buy {~rope|apples|a thing}. # fill buy: a purchase; max 5 words]
    ~ coins--
    ~ wares += rope
    -> pay ->
    -> square
+ (sell) {wares ? rope} [Sell the rope.]
    ~ coins += 2
    ~ wares -= rope
    Sold for <>
    two. # fill sold: how the coins felt; max 8 words
    -> square
+ (sleep) [Sleep.]
    # music: night
    ~ day++
    -> night
* (fountain) [Drink at the fountain.]
    Cold water. # fill water: the water; max 8 words
    -> square
+ (talk) [Talk to the porter.]
    -> porter -> square

=== night ===
# music: none
{RANDOM(1, 3)} stars. # fill stars: the night sky; max 10 words
{night > 2: You know this street by now.}
{night % 4 == 0: -> early}
-> square
= early
Up before the gulls.
+ (bells) [Hear the bells.] -> square
+ (walk) [Walk.] You walk. # fill walk: a walk before dawn; max 12 words
    -> square

=== pay ===
A coin goes over the board. # fill coin: a coin changing hands; max 12 words
->->

=== porter ===
PORTER: {Who goes?|You.|Hm.} # fill porter: the porter, tired; max 8 words
~ mood = "{mood == "calm": cross|calm}"
->->
