VAR x = 1
VAR y = 0
~ x = x + 1
~ y = x * x
{x}{y}
{
- x == 2:
  ~ x = 10
  Ten.
}
+ [inc] 
  ~ x += 5
  ~ y -= 1
+ [dec]
  ~ x -= 1
- {x} {y}
{x > 5:
  ~ temp t = x
  Temp {t}.
}
-> END
