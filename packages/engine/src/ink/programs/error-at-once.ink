VAR d = 0
{7 % d} is the first line.
Behind it.
+ [On.] -> END
