INCLUDE house.ink
VAR oil = 2
VAR guest = "stranger"
VAR inside = false

-> quay

=== quay ===
# entry
# with MARET
The lamp on the quay burns low. # fill lamp: the lamp tonight; reads oil; max 30 words
MARET: You are late. # fill greet: dry, fonder while there is oil; reads oil; never "sorry"
* [Fill the lamp.]
    ~ oil--
    The flame stands up straight.
* [Leave it.]
    You keep your hands in your sleeves.
- -> house
