VAR name = "Ana"
VAR other = ""
~ other = name + "!"
- (top) {other} {greet(name)}
~ temp t = name
+ [{t}] Chosen {t}.
+ [call {upper(t)}] Called.
- {top < 3: -> top}
-> END
=== function greet(n)
Hello, {n}{n == "Ana":, dear}.
=== function upper(n)
~ return n + n
