-> lane

=== lane ===
The lane runs down between the gardens, and at each gate there is something to be said to whoever leans on it. # fill lane: the lane this morning; max 40 words
* [Go down to the shop.] -> shop
* [Stop at the first gate.] -> gate

=== gate ===
"Morning," says the gate. # fill gate: somebody at the gate, in four words; max 8 words
* [Ask after the cat.]
    "Gone." # fill cat: where the cat is; max 6 words
    -> on
* [Nod.] -> on

= on
+ [Go down to the shop.] -> shop

=== shop ===
The shop is dark and smells of string. Behind the counter hangs the slate with everybody's name on it, and yours is third from the top, with a sum beside it that has been wiped and written again more often than is good for a slate. # fill shop: the shop, and the slate; max 60 words
* [Pay.]
    She counts it twice. # fill pay: how she takes the money; max 12 words
    -> home
* [Put it on the slate.]
    The chalk squeaks. # fill slate: what she says to that; max 12 words
    -> home

=== home ===
The way back is uphill. # fill home: the way back; max 40 words
-> END
