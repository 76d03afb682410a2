INCLUDE include-part.inc
-> part
=== whole
Whole {shared}. {double(4)}
+ {whole < 3} [part] -> part
+ [end] -> END
