VAR n = 3
- (top)
+ {top < 5} [Go # colour {n} # plain] Went.
  ~ n--
  -> top
+ {n > 1} Stay # stay
  Stayed.
+ [End] -> END
-
-> END
