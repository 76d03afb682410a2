# author: nobody
# theme: dusk
VAR mood = "sour"
VAR n = 0
One. # expr: smile
Two. # expr: frown # loud
Three. # speaker: Bob # mood: {mood}
# place: yard
# hour: {n > 0:night|day}
The yard, <>
glued to its end. # sound: latch # expr: {mood}
-> alley ->
{shuffle:
- The cat looks up. # cat: awake
- The cat sleeps on. # cat: asleep
}
# people: none
- (top)
+ {n < 4} [Knock. # colour: red] You knock{n > 0: again}. # sound: knock
    ~ n++
    # weather: rain
    -> top
* [Listen.]
    # sound: rain
    # quiet
* [Wait.]
    {n == 0: Nobody comes. # people: none|Somebody comes. # people: BOB}
    -> yard
+ [Leave.] -> gone
- Later. # expr: none
<- crowd
-> DONE
=== crowd
A crowd gathers. # people: BOB, ANN
* (push) [Push on.] # sound: shoes
    {said()} # expr: {mood}
    -> gone
* [Stay.]
    # light: low
    -> crowd_inner
=== crowd_inner
It is dark. # light: none
-> gone
=== alley
# place: alley
Bins. # smell: bad
{n:
- 0: # first: time
- else: Again. # first: no
}
->->
=== yard
# scene: The yard
-> inner
= inner
Steps. # sound: steps # memory: You waited.
-> gone
=== gone
# music: none
-> END
=== function said
~ n++
Said.
