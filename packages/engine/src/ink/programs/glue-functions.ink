You have {coins(3)} left<>, says he.
{coins(1)}<>
 and no more.
+ [Pay] You pay {coins(2)}<>.
- -> END
=== function coins(n)
{n == 1: one coin|{n} coins}
