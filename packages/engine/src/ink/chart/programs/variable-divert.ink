VAR next = -> forest
-> walk
=== walk
+ Change
  ~ next = -> river
  -> walk
+ Walk -> next
=== forest
* Tree -> walk
+ Home -> END
=== river
* Fish -> walk
+ Swim -> END
