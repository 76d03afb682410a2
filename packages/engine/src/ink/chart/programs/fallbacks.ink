VAR key = 0
-> door
=== door
* {key} Unlock -> END
* Knock
* -> key_found
- Nobody. -> door
=== key_found
~ key = 1
+ {key > 1} Never
+ -> door
