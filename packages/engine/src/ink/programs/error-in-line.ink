VAR n = 0
LIST moods = calm, wild
-> top
=== top ===
The lift hums.
+ [Divide.] Before. <>
  In the same line {7 % n} there is an error.
  Behind it.
  -> top
+ [In a function.] One. 
  Two {broken()} three.
  Four.
  -> top
+ [In a tag.] With a tag. # note: {7 % n}
  Behind.
  -> top
+ [Go on.] Fine {n}.
  ~ n = n
  -> top
+ [Wrong types.] Words. 
  ~ n = moods + "x"
  More words.
  -> top
+ [In a label.] -> labels
* [Leave.] -> END
=== labels ===
Which one?
+ [A {7 % n} label.] -> top
+ [Another.] -> top
=== function broken
Half of it, 
~ return 7 % n
