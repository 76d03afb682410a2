- (top)
{shuffle once:
- I was here.
- You were here.
- Nobody was here.
}
{shuffle stopping:
- a
- b
- the end of it
}
Round {top}.
+ {top < 7} [next] -> top
+ [stop] -> END
