# title: tags
# author
A line. # one # two
# above
Another line, {1 + 1} times. # count {1 + 1}
* A choice # in both [ # in choice ] and after # in text
* [Plain # only here]
- # before
Last # last
-> END
