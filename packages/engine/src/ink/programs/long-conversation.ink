VAR mood = 0
-> talk
=== talk
OONA: You again.
- (q)
* [Ask about the sea]
  OONA: It is wide.
  ~ mood++
* [Ask about the town]
  OONA: It is small. <>
  And {mood: friendly|cold}.
* {mood > 0} [Ask about her]
  OONA: {&Me?|Still me?}
  * * [Yes.] OONA: Oh.
  * * [No.]  OONA: Good.
  - - OONA: So.
* -> bye
+ [Bye] -> bye
- -> q
=== bye
OONA: Bye{mood > 1:, friend}.
-> END
