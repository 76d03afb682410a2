VAR last = 0
- (top)
~ last = RANDOM(1, 20)
You roll {last}. {last > 10: High.|Low.}
+ {top < 8} [roll] -> top
+ [seed]
  ~ SEED_RANDOM(7)
 -> top2
- (top2) {RANDOM(1,100)} {RANDOM(1,100)}
-> END
