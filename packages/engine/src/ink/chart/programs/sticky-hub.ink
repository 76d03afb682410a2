VAR coins = 0
-> hub
=== hub
+ Earn
  ~ coins++
  -> hub
+ {coins > 2} Buy -> shop
* Peek -> shop.window
=== shop
A bell. # fill bell: the sound of it
+ Out -> hub
* {coins > 3} Spend
- -> END
= window
Dusty.
-> hub
