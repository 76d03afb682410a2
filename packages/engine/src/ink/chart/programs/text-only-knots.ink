-> a
=== a
A.
* On -> b
* -> c
=== b
B ends in mid-air.
=== c
-> DONE
