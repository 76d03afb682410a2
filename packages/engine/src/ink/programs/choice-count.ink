- (top)
* One
* Two
* {CHOICE_COUNT() < 2} Three
* {CHOICE_COUNT() == 0} Four
+ {CHOICE_COUNT() == 0 or top > 6} [Out] -> END
- {top < 8: -> top}
-> END
