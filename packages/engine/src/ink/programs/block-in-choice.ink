VAR keys = 0
- (top)
{keys < 2:
  + [take key]
    ~ keys++
    You have {keys}.
    -> top
- else:
  + [open] Open. -> done
}
+ [leave] Left. -> done
- (done) Done.
-> END
