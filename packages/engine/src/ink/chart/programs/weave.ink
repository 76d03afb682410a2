Hello.
* [Look around] You look. # fill look: the room
* [Sit] You sit.
- Then:
* Stay
* Go
- The end. # ending: plain
-> END
