VAR quiet = true

{quiet: }
{not quiet: Loud.}
Text.


{nothing()}
More text.{nothing()}
+ [a]
+ [b]  
-   Spaces   between   words   .
{quiet: } <>
-> END
=== function nothing
~ return
