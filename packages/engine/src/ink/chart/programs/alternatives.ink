-> loop
=== loop
{One|Two|Three}. {&odd|even} {!first}
{ stopping:
- Begin. -> loop.early
- Middle.
- Late. -> late
}
+ Again -> loop
= early
+ Early -> loop
=== late
* Late -> END
