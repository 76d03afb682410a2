VAR s = "ab"
VAR n = 3
~ temp both = s + n
{both} {"x{s}y"} {s == "ab"} {s != "b"} {"abc" ? "b"} {s + 1.5}
+ [longer]
  ~ s = "{s}{s}"
+ [other]
  ~ s = "z"
- {s} {"{s}": quoted|not}
-> END
