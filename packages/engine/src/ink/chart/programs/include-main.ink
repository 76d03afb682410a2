INCLUDE include-part.ink
-> part
=== home
* Back -> part
* Stop -> END
