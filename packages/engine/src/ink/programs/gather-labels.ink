- (top) You count {top}.
* (one) One.
* (two) Two.
+ {one} Three, after one.
- (low) {one:You had one.}{two:You had two.} {low}
{low < 4: -> top}
Done. -> END
