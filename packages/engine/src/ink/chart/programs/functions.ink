VAR gold = 2
-> market
=== market
You have {coins(gold)}. {describe()}
+ {can(1)} Spend {coins(1)}
  ~ pay(1)
  -> market
* [Give {coins(gold)} away] -> END
+ -> broke
=== broke
Broke. # ending: broke
-> END
=== function can(n)
~ return gold >= n
=== function pay(n)
~ gold -= n
=== function coins(n)
{n == 1: one coin|{n} coins}
=== function describe
The stalls are full. # fill stalls: what is sold
