LIST moods = calm, cross, glad
VAR oona = calm
VAR tavi = ()
~ tavi = oona + glad
- (top) {oona} and {tavi}. {tavi has glad: Glad too.} {oona > calm: More than calm.}
+ {top < 5} [cross]
  ~ oona = cross
  ~ tavi -= glad
  -> top
+ {top < 5} [glad]
  ~ oona = LIST_MAX(LIST_ALL(oona))
  ~ tavi = ()
  -> top
+ [end] {LIST_ALL(tavi)} -> END
