VAR depth = 0
-> top
=== top
-> down ->
* Finish -> END
=== down
~ depth++
+ {depth < 9} Down
  -> down ->
+ Up
- {depth < 3: -> down ->}
->->
