VAR where = -> town
-> road
=== road
-> gate(-> mill) ->
+ Back -> road
=== gate(-> other)
+ Town
  ->-> where
+ Other
  ->-> other
+ Stay
- ->->
=== town
* Sleep -> END
=== mill
* Grind
  ~ where = -> mill
  -> road
* -> END
