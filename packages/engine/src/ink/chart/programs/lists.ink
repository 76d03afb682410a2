LIST doors = (front), back, cellar
-> house
=== house
+ {doors ? front} Front
  ~ doors -= front
  ~ doors += back
+ {doors ? back} Back
  ~ doors++
+ {doors ? cellar} Cellar -> END
- -> house
