-> one
=== one
-> rest ->
* Up
* Down
- -> rest ->
* Left -> two
* Right
  -> rest -> two
=== two
-> deep -> 
* Done -> END
=== rest
You rest.
+ Doze
+ Wake
- ->->
=== deep
-> rest ->
+ Deeper
  -> rest ->
  ->->
+ Out
- ->->
