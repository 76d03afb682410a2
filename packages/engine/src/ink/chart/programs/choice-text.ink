VAR name = "Ida"
-> talk
=== talk
* "I am {name}[."]," you say. -> talk
* Hello {talk > 1:again|there}[ now], friend.
  -> talk
+ {name == "Ida"} So {name == "Ida":bye|never} [it is # fill bye: a farewell]
- The end.
-> END
