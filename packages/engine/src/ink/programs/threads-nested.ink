VAR n = 0
- (top)
~ n++
<- one
{n > 2: <- two("late")}
{n < 6:
+ [on] -> top
- else:
+ [off] -> END
}
-> DONE
=== one
* [one] One. -> inner
- (inner)
<- two("early")
-> DONE
=== two(when)
+ [two {when}] Two, {when}. -> END
