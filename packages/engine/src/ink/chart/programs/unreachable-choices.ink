-> k
=== k
* A
  -> END
  * * Hidden -> END
* B -> m
=== m
-> END
* Behind the end -> k
