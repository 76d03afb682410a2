-> start
=== start
-> a -> b -> c
=== a
+ [A1] one
+ [A2] two
- ->->
=== b
Said nothing.
->->
=== c
* [again] -> start
* [stop] -> END
