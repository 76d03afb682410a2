-> main
=== main
-> room ->
* After -> END
=== room
<- aside
* Stay in
- ->->
=== aside
Aside.
->->
