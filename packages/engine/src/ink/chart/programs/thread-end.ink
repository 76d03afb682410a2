-> room
=== room
<- maybe
+ Stay -> room
=== maybe
{room > 3: -> END}
+ Wait -> room
