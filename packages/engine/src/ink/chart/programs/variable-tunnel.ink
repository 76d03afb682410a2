VAR scene = -> calm
-> sea
=== sea
-> scene ->
+ On
  ~ scene = -> storm
  -> sea
* Land -> END
=== calm
+ Float
- ->->
=== storm
+ Hold
+ Let go -> END
- ->->
