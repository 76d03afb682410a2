- (top) {~ash|birch|cedar|dogwood}
{shuffle:
- hearts
- spades
- clubs
}
+ {top < 9} [next] -> top
+ [stop] -> END
