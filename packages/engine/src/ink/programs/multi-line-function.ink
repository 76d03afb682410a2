{poem(2)}
And: {poem(1)} that was it.
+ [more] {poem(3)}
- -> END
=== function poem(n)
Line one of {n}.
{n > 1: Line two.}
{n > 2:
  Line three.
  Line four.
}
