-> main
=== main
-> inn ->
* Leave -> END
=== inn
<- gossip
+ Drink
  -> inn
+ Pay
  ->->
=== gossip
+ Listen
  ->->
* Whisper -> inn
