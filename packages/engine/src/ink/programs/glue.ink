It was <>
cold and <>
-> windy
=== windy ===
<> windy, and then
<>, later, <>
+ calm
- <> still.
So. -> END
