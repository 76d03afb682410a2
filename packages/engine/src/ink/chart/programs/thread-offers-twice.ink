-> room
=== room
<- door(1)
<- door(2)
-> DONE
=== door(n)
+ [Door {n}]
  You go. -> room
* [Window {n}] -> END
