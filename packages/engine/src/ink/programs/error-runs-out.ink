Start.
+ [Go in]
  You open the door.
  It is dark in here. # sound: creak
  Somebody speaks your name.
  -> k
+ [Stay] -> END
=== k
That was the last you heard.
