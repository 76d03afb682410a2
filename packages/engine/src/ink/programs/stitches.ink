-> house.hall
=== house
= kitchen
Kitchen {kitchen} of {house}.
+ {kitchen < 4} [hall] -> hall
+ [out] -> END
= hall
Hall. {kitchen: Warm from the kitchen.}
+ [kitchen] -> kitchen
+ [loft] -> house.loft
= loft
Loft. -> hall
