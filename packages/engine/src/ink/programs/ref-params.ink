VAR a = 1
VAR b = 2
~ swap(a, b)
{a} {b}
+ [swap]
  ~ swap(a, b)
+ [twice]
  ~ twice(a)
- {a} {b}
~ temp t = 5
~ twice(t)
{t}
-> END
=== function swap(ref x, ref y)
~ temp z = x
~ x = y
~ y = z
=== function twice(ref x)
~ x = x * 2
