-> hall
=== hall
<- left
* Middle -> hall
- -> DONE
=== left
<- deeper
+ Left
  -> hall
=== deeper
* Deep
  <- left
  * * Bottom -> END
