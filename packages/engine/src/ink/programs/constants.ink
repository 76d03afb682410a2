CONST LIMIT = 3
CONST NAME = "Oona"
VAR n = 0
- (top)
~ n++
{NAME} {n} of {LIMIT}
+ {n < LIMIT} [more] -> top
+ [no more] -> END
