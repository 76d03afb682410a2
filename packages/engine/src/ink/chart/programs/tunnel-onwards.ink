VAR hurt = 0
-> road
=== road
-> fight ->
You walk on.
+ On -> road
=== fight
+ Hit
  ~ hurt++
+ Miss
- {hurt > 2: ->-> grave}
->->
=== grave
* Rest -> END
