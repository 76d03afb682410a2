- (top) {one|two|three} {&red|green} {!first|second} {one||three}
+ {top < 7} [next] -> top
+ [stop] -> END
