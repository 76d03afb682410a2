-> start
=== start
<- side
+ [main] Main. -> END
=== side
+ [side] Side. -> inner -> after
- (after) After. -> END
=== inner
Inner.
+ [x] X.
+ [y] Y.
- ->->
