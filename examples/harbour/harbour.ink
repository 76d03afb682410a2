// Slack Water
// A harbour, a fare of five, and three people who are in no hurry. coins and trust are the game’s own, too: it says
// before each turn what is in the purse, and how Berthe stands to whoever has fed her cat.

VAR coins = 5
VAR trust = 0
VAR fare = 5
VAR spoken_for = false

-> berthe

=== berthe ===
# entry
# with BERTHE
# people: BERTHE
# leave: left
{berthe == 1: -> first}
Berthe does not look up. She has felt the planks. # fill again: how she notices, without looking, that you are back; max 16 words
-> talk

= first
Berthe has the net across her knees and the needle between her teeth. # fill hands: an old woman mending a net by lamplight, exact; max 20 words
BERTHE: You've your good coat on. So it's tonight. # fill coat: she has guessed that you leave tonight; dry, not unkind; max 14 words
-> talk

= talk
* [Hold the net for her. # id: hold]
    ~ trust++
    ~ coins += 2
    You hold and she ties. It is forty knots, and she counts each of them at you.
    BERTHE: Two coins for the holding. Argue with the sea, not with me.
    -> talk
* [Tell her where you are going. # id: where]
    ~ trust++
    You tell her about the room above the chandler's, and that it has a window.
    BERTHE: Good. You'll want something to look out of. # fill window: what she says to a young person's plan, practical and a little proud; max 14 words
    -> talk
* {trust > 1} [Ask her to speak for you to Ivo. # id: speak]
    ~ spoken_for = true
    BERTHE: I've spoken for worse. I married him.
    She calls one word along the quay. By the boat somebody lifts a hand, as one does in church.
    -> talk
+ [Say good night. # id: night]
    BERTHE: {trust > 1:Write. He can't read, but I can.|Mind the third plank.} # fill bye: a goodbye that is not called one; max 10 words; reads trust
    -> DONE

= left
BERTHE: Off you go. I was only talking.
-> DONE

=== pim ===
# entry
# with PIM
# people: PIM
# leave: left
PIM: Whelks! Hot whelks! They're not hot! # fill shout: what an honest child cries to sell cold whelks on an empty quay; max 12 words
-> talk

= talk
* {coins > 0} [Buy a cone of whelks, for one coin. # id: buy]
    ~ coins--
    They are cold. She looks at them with you, for as long as is polite. # fill whelks: eating one cold whelk under the eyes of the person who sold it; max 22 words
    PIM: For a coin it's whelks and one thing I know. Ivo only takes three off anybody Berthe shouts for. He's scared of her. We all are.
    -> talk
* [Ask what she knows. # id: ask]
    PIM: Everything. It's a coin.
    -> talk
+ [Leave her to her whelks. # id: bye]
    PIM: There goes my crowd.
    -> DONE

= left
PIM: You can't walk off in the middle of a whelk!
-> DONE

=== ivo ===
# entry
# with IVO
# people: IVO
# leave: left
{ivo == 1:The Patience lies at the steps, and the water under her has stopped going anywhere.|Ivo is where he was. So is the water.} # fill sea: the harbour at slack water, at dusk, a small boat ready; max 22 words
IVO: Slack water. When it turns I go, with you or lighter. # fill boat: the skipper says when he leaves; few words; max 14 words
He looks at you, and past you along the quay. # decide trusts: does he let this passenger have the small fare; reads spoken_for
+ [yes # id: yes # means: somebody that he minds has spoken for you # default {spoken_for}]
    ~ fare = 3
    IVO: Three, then. I heard. They heard in Norway.
+ [no # id: no # means: nobody has spoken for you # default]
    ~ fare = 5
    IVO: Five. It's the same water for everybody.
- -> deal

= deal
+ {coins >= fare} [Pay {fare} coins, and go aboard. # id: pay]
    ~ coins -= fare
    -> aboard
* [Tell him that you may be staying. # id: stay]
    IVO: Then hold this.
    He puts the rope into your hands. It is heavier than it looks when other people hold it.
    ** [Hold it till the boat is gone. # id: keep] -> ashore
    ** [Give it back. # id: give]
        IVO: Thought so.
        -> deal
+ [Walk back along the quay. # id: back]
    IVO: It'll turn.
    -> DONE

= left
IVO: It'll turn whether you're looking or not.
-> DONE

= aboard
The rope comes in wet. The quay goes, and takes its lamps along. # fill astern: the harbour getting smaller behind the boat, seen without tears; max 24 words
{trust > 1:Behind you somebody is counting knots, loudly, so that you can hear how far it carries.|Nobody waves. It is a working quay.} # ending: aboard
-> END

= ashore
The boat goes without you, and sits higher for it. # fill lighter: watching the boat leave with one's own place empty in it; max 24 words
PIM: Does that mean you want whelks? # ending: ashore
-> END

=== function facts_BERTHE
{trust > 1: You have done more for her tonight than say goodbye.}
{spoken_for: She has shouted to Ivo for you.}

=== function facts_IVO
{spoken_for: Berthe has shouted to him that you are all right.}
