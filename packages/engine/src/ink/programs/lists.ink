LIST lamp = off, (low), high
LIST bag = (rope), knife, (bread)
LIST colours = red = 3, green = 5, blue
- (top)
{lamp} {bag} {LIST_COUNT(bag)} {LIST_MIN(bag)} {LIST_MAX(LIST_ALL(bag))} {bag ? rope} {bag !? knife} {LIST_INVERT(bag)}
+ [up]
  ~ lamp++
+ [take]
  ~ bag += knife
+ [drop]
  ~ bag -= (rope, bread)
+ [clear]
  ~ bag = ()
- {lamp == high: Bright.} {LIST_VALUE(lamp)} {LIST_RANGE(colours, 3, 5)} {LIST_ALL(bag)}
{top < 6: -> top}
{colours(5)} {bag ^ (rope, knife)} {LIST_RANDOM(LIST_ALL(bag))}
-> END
