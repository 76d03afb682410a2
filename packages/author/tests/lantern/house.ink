=== house ===
# entry
# place: house
~ inside = true
{oil > 1: The room smells of rope and bread.|The room is warmer than the quay.}
MARET: Stay, {guest}.
* (stay) [Stay.]
    You hang up your coat.
    She sets out a second cup. # ending: stayed
* [Walk back to the boat.]
    The rain has not waited for you. # ending: left
- -> END
