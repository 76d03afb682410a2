-> shelf
=== shelf
* Red
* Blue
* -> done
- -> shelf
= done
Nothing is left.
-> END
