{fib(8)} {words(23)}
+ [deeper] {fact(5)}
- -> END
=== function fib(n)
{n < 2:
~ return n
}
~ return fib(n - 1) + fib(n - 2)
=== function fact(n)
{n <= 1:
~ return 1
- else:
~ return n * fact(n - 1)
}
=== function words(n)
{n >= 20: twenty-{words(n - 20)}|{n == 3: three|some}}
