-> a
=== a
A.
<- b
+ [to c] -> c
-> DONE
=== b
B says.
+ [from b] B does. -> DONE
=== c
C. -> END
