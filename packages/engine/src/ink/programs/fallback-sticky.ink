-> loop
=== loop
{loop < 4:
* [only once {loop}] -> loop
}
+ -> drained
=== drained
{drained < 3: -> loop}
Drained. -> END
