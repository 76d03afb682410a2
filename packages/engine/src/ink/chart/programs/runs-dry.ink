-> shelf
=== shelf
* Red -> shelf
* Blue -> shelf
