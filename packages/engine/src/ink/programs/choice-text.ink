VAR who = "Tavi"
* "Hello[."]," you say to {who}.
* [Nod to {who}] {who} nods.
* {who == "Tavi"} [{~Wave|Bow}] You did.
* \{braces\} and \[brackets\][.] indeed
- {who} turns. 
-> END
