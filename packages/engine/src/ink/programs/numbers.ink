VAR f = 1.5
VAR i = 7
VAR w = 0.0
~ w = f + f
{f} {i} {i / 2} {i / 2.0} {i % 3} {i mod 4} {INT(f)} {FLOAT(i)} {FLOOR(2.7)} {CEILING(2.1)} {POW(2, 3)} {MIN(i, f)} {MAX(2, 9)} {-i} {w} {w / 2}
+ [halve]
  ~ w = w / 4
+ [int]
  ~ w = INT(w)
+ [double]
  ~ w = w * 2
- (again) {w} {w / 2} {w == 3} {w > 1 && not (w > 5)} {w < 1 || w >= 3}
+ [halve]
  ~ w = w / 4
+ [double]
  ~ w = w + w
- {w} {w / 2} 
-> END
