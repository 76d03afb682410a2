VAR who = -> ann
-> party
=== party
<- who
+ Turn
  ~ who = -> ben
  -> party
* Leave -> END
=== ann
+ Ann -> party
=== ben
* Ben -> party
