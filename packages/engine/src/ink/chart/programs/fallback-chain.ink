-> a
=== a
* -> b
=== b
* [One] -> a
* -> c
=== c
* [Two] -> b
+ -> END
