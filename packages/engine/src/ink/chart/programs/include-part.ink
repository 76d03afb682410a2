=== part
+ Home -> home
* Else
- -> home
