-> start
=== start ===
At the start.
+ [A tunnel.] Down. 
  ->t->
  Up.
  -> start
+ [A thread.] Around.
  <- side
  + + [Back.] -> start
+ [A function that says.] {says()} Behind.
  -> start
+ [Out of a function.] {leaves()}
  -> start
* [Leave.] -> END
= hidden
Never.
=== t ===
In the tunnel.
More of it.
=== side ===
Beside.
+ [Aside.] Gone aside.
=== function says
First.
~ return 5 % 0
=== function leaves
~ temp x = 1
{x == 1:
  Text of it.
}
~ return x / "y"
