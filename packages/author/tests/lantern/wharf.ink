-> wharf

=== wharf ===
# with BRAM
BRAM: Nobody lands here before noon. The tide table says so, and the tide table was my father's, and he was drowned by no tide that stood in it. # fill noon: how he greets whoever comes ashore; max 30 words
* (paid) [Pay the landing fee.]
* (argued) [Argue about the fee.]
- BRAM: That's one thing. The next is the rope: there is one ring in this wall that holds, and two that look as if they did, and I tell nobody which is which. # fill rope: what he says of the rope; max 30 words
* (tied) [Let him tie it.]
* (own_knot) [Tie it yourself.]
- BRAM: And the crates. There were nine on the paper when you left, I have the paper here, and I see eight from where I stand, unless one of them is behind you. # fill crates: what he makes of the crates; max 30 words
* (counted) [Count them with him.]
* (shrugged) [Shrug.]
- BRAM: My sister would have liked you. She liked people who came in by water and went out by the road, and there have been three of them in all these years. # fill sister: something about his sister; max 30 words
* (asked) [Ask about her.]
* (quiet) [Say nothing.]
- BRAM: Well. The gate is open, mind the step, everybody falls over the step and then they look at me as if I had built it. # fill gate: how he lets you go; max 30 words
-> END

=== function facts_BRAM
{wharf.paid: You paid the fee without a word.}
{wharf.argued: You argued about the fee.}
{wharf.tied: You let Bram tie your boat.}
{wharf.own_knot: You would not let Bram touch your rope.}
{wharf.counted: You counted the crates with Bram.}
{wharf.shrugged: You shrugged about the missing crate.}
{wharf.asked: You asked Bram about his sister.}
