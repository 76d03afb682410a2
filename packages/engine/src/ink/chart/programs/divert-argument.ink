-> ask(-> yes, -> no)
=== ask(-> a, -> b)
+ Yes -> a
+ No -> b
+ Later -> ask(b, a)
=== yes
* Fine -> END
=== no
* Sad -> END
