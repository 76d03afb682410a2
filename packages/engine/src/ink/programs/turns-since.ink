- (top) {TURNS_SINCE(-> top)} {TURNS_SINCE(-> far)} {TURNS()} {CHOICE_COUNT()}
+ (near) {top < 7} [near] Near. {TURNS_SINCE(-> near)}
+ (far) [far] Far. {TURNS_SINCE(-> far)}
- {TURNS_SINCE(-> near) > 1: Long since near.} {READ_COUNT(-> far)}
{top < 6: -> top}
-> END
