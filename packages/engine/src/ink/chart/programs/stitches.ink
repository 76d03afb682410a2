-> train
=== train
= first
* Window -> second
* Aisle -> train.third
= second
Rain.
* Sleep -> third
* Read
- -> bistro.bar
= third
* Ticket -> END
=== bistro
-> bar
= bar
+ Drink -> train
* Eat -> END
