-> talk(3, "so")
=== talk(n, word)
~ temp m = n * 2
{word} {n} {m}
+ {n > 0} [less] -> talk(n - 1, word + "o")
+ [stay]
  ~ m++
- {m} {word}
-> END
