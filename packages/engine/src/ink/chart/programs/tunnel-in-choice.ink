-> k
=== k
* Ask {k > 0: about it} -> t ->
  Then.
  * * Inner -> t -> k2
* Skip
- -> t -> k2
=== k2
* Z -> END
+ Y -> t -> k2
=== t
+ T1
+ T2 -> t
- ->->
