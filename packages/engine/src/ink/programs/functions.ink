VAR hp = 10
~ temp before = hp
{describe(hp)}
~ hurt(3)
You had {before}, now {hp}, at most {max(hp, 8)}.
+ [fight]
  ~ hurt(fight())
+ [flee] You flee. {describe(hp)}
- Now {hp}. -> END
=== function hurt(by)
~ hp = hp - by
~ return hp
=== function fight()
~ return 2 * 2
=== function max(a, b)
{a > b:
~ return a
}
~ return b
=== function describe(n)
{n > 8:
  Hale.
- else:
  Hurt, and <>
  tired.
}
