-> k
=== k
+ Wait -> k
* {TURNS_SINCE(-> m) < 0} Go -> m
* {READ_COUNT(-> m) > 0} Out -> END
=== m
+ Back -> k
