Before.
-> dream(2) ->
After.
* [again] -> dream(1) -> wake
* [no] -> wake
=== dream(depth)
Depth {depth}.
{depth > 0: -> dream(depth - 1) ->}
+ [breathe] You breathe at {depth}.
+ [hold] You hold.
- ->->
=== wake
You wake. -> END
