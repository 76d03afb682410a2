- (top)
{stopping:
- First.
- Second.
- Ever after.
}
{cycle:
- Tick.
- Tock.
  And a pause.
}
{once:
- Only now.
- And now.
}
+ {top < 5} [more] -> top
+ [enough] -> END
