-> hub
=== hub
{!Welcome.} {hub} visits.
* once -> hub
* (named) once, named -> hub
+ {hub < 8} sticky{named:, after named} -> hub
* {named} late -> hub
+ {hub > 3} [leave] -> END
* -> END
