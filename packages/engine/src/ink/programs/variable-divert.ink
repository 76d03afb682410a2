VAR next = -> left
-> pick
=== pick
~ temp here = -> right
Where? {next == -> left: Left first.}
+ [there] -> next
+ [here] -> here
+ [via] -> via(here)
=== via(-> x)
Via. -> x
=== left
Left.
~ next = -> right
{left < 3: -> pick}
-> END
=== right
Right. {right > 2: -> END}
-> pick
