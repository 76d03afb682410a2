VAR x = 0
-> a
=== a
{ x > 1:
  -> b
- else:
  ~ x++
}
{x == 1: -> a.one}
+ More -> a
= one
+ One more
  ~ x++
  -> a
=== b
{ shuffle:
- Left -> c
- Right -> d
}
=== c
* C -> END
=== d
* D -> END
