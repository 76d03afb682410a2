The lamp is out.
* Light it.
  It hisses.
* * Turn it up.
    Too bright.
* * Leave it.
- Then the door.
* Knock.
* Wait.
- Nobody. -> END
