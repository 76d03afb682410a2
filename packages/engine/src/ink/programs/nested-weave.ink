Morning.
* Out.
  The yard is wet.
  * * Left.
      * * * The barn.
            Straw.
      * * * The well.
            Deep.
      - - - You turn.
  * * Right.
  - - Back again.
* In.
- Evening.
-> END
