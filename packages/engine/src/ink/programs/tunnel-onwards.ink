-> hub
=== hub
Hub {hub}.
+ {hub < 5} [fight] -> fight -> hub
+ [rest] -> rest -> out
=== fight
A blow.
+ [lose] ->-> dead
+ [win] ->->
=== rest
Rest. ->->
=== dead
Dead. -> END
=== out
Out. -> END
