-> a
=== a
= first
First {a.first} {first}.
+ (opt) {opt < 3} [opt {opt}] -> second
+ [out] -> END
= second
Second {second > 1: again} {a.first.opt}.
-> first
