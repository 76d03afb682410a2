VAR trust = 2
VAR oath = false
- (top)
{trust > 2: She smiles.}
{trust > 2 and oath:
  You are bound.
- else:
  You are free.
}
{
- trust < 1: Cold.
- trust < 3: Cool.
- else: Warm.
}
{trust:
- 0: Zero.
- 1: One.
- 2: Two.
- else: Many.
}
+ {top < 6} [give]
  ~ trust++
 -> top
+ {top < 6} [take]
  ~ trust--
 -> top
* [swear]
  ~ oath = true
 -> top
+ [go] -> END
