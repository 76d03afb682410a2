-> street
=== street
<- baker
<- smith(2)
* Walk on -> END
- -> street
=== baker
* Buy bread -> street
* Talk
  * * Weather -> street
  * * Prices -> street
- -> DONE
=== smith(n)
{n > 1: He hammers.}
+ Watch him -> street
* {n > 3} Never
- -> DONE
