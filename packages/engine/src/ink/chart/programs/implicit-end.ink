-> k
=== k
* One
  Some words.
* Two
- Words at the end.
