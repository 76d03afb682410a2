He said <>
* "yes" <>
* "no" <>
- and <>
-> x
=== x
left. <>
-> y ->
Gone. -> END
=== y
<> Quickly. <>
->->
