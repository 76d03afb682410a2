VAR day = 1
- (top)
{day:
- 1:
  ~ day = 2
  Monday.
- 2: Tuesday.
  ~ day++
- else: {day > 3: Late.|Midweek.}
  ~ day += 1
}
+ {top < 5} [sleep] -> top
+ [stay] -> END
