VAR a = 1
- (top) {a|b {a}|c {top}} {&{a}|{top}} {~{a}{top}|x}
~ a++
+ {top < 6} [on] -> top
+ [off] -> END
