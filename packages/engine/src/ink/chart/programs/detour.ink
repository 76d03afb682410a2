-> ferry
=== ferry
-> bargain ->
* On -> END
=== bargain
# detour bargain: over the fare
The fare has gone up.
* Pay -> rejoin
* Shout
  * * Louder -> rejoin
= rejoin
Done.
->->
