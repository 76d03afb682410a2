-> room
=== room
You look about.
<- clock
<- window(-> room)
+ [leave] -> END
=== clock
The clock ticks.
* [wind it] You wind it. -> room
=== window(-> back)
+ [look out] Rain. -> back
* [open it] Air. -> back
