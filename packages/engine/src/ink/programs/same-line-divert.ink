You go -> street
=== street ===
down the street -> corner
=== corner ===
and round the corner.
+ [again] {&once|twice|thrice} more -> street
+ [home] -> END
