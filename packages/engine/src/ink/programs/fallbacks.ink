- (top) Top {top}.
* one -> top
* two -> top
* {top > 9} never -> top
* -> 
  Nothing left. -> last
- (last)
* [final]
* ->
- -> END
