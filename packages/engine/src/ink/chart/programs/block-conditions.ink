VAR mood = 0
-> k
=== k
{ mood:
- 0:
  + Zero
    ~ mood = 1
    -> k
- 1:
  + One
    ~ mood = 2
    -> k
  + One more
    -> k
- else:
  + Else -> END
}
- Gathered.
+ Round -> k
