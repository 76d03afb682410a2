VAR x = 0
-> k
=== k
~ x++
You say {x > 2:-> m|nothing} and wait. -> n
=== m
* M -> END
=== n
+ N {x: <> glued} -> k
* Other -> m
