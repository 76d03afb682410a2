-> k
=== k
- (top) Top.
* (once) [Once] -> top
+ {once} [Twice] -> k.st
+ [Thrice] -> bottom
- (bottom) Bottom.
* [Up] -> top
* [Out] -> END
= st
In a stitch.
+ (inner) [Inner] -> k.top
+ {inner > 1} [Enough] -> bottom
