VAR round = 0
-> room
=== room ===
~ round++
Round {round}.
* [One.] First. -> room
* [Two.] Second. -> room
* [Three.] -> room
