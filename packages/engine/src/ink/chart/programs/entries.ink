Before anything.
+ Begin -> harbour
=== harbour
# entry
# with OONA
The harbour.
+ To the ferry -> ferry
* Home -> END
=== ferry
# entry
The ferry.
+ (back) Back -> harbour
* Over -> END
=== cellar
Nobody comes here.
* Dark -> cellar.deeper
= deeper
* Darker -> attic
=== attic
-> END
