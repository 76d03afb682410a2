-> camp
=== camp
* Fire
  * * Wood
    * * * Wet
    * * * Dry
    - - - (smoke) Smoke.
  * * Oil
  - - It burns.
* Cold
  * * (alone) Sleep
  * * Wake -> camp.dawn
- Morning.
+ Again -> camp
* Leave
- -> DONE
= dawn
A grey dawn. # ending: grey
-> END
