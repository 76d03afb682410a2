=== the_clock ===
# scene: What the clock keeps
# with HESTER
# place: kitchen
# hour: night
# people: HESTER
# music: kitchen
~ known += note
She turns the key. Behind the pendulum, flat against the back, is a half sheet of paper, and she gives it to you with the hand that is not stopping the clock. # sound: clock_stops
# memory(HESTER): Hester stopped the clock and showed you the note that she has had since the first morning.
“Hester, I can not stop here. It is not you it is the quiet. There is £6 in the tea. A.”
It is the first time that you have heard the room.
HESTER: I'd had that an hour when old Jonas Crake came to the door, with his cap off, to say they'd found him in a drift. He had snow on his boots. He'd been up as far as the gate to get it on.
HESTER: What was I to do, show him up? He'd have been that upset.
She has put flowers on {thirty_eight.counted:a hundred and twelve hymn books|a box of hymn books} for thirty-three years. She would have been up there in any case, she says, for the lad. It would have looked odd to do the one and not the other. And some Sundays she read to them, out of the newer edition, so that they should know.
{ known ? bearers:
    HESTER: Eight grown men, and not one of them could look at me till Easter. And Tolly thinks it would finish me. It would finish him.
- else:
    HESTER: There were eight of them in it. Tolly was the youngest. You're not to let him know I know. It would break his heart.
}
{ amos == "coming" and not kitchen.friday.gave:
    You think that this is the moment for the letter, and you put it on the table. She reads it. Something happens at the side of her mouth.
    HESTER: Trust him to want to see it. Saturday bus. He'll wear the coat.
}
{ amos == "staying" and not kitchen.friday.gave:
    You think that this is the moment for the letter, and tell her what has been said to him since. She reads it, and looks for some time at the word “trouble”.
    HESTER: He was never any. That was the whole bother.
}
HESTER: So. You've the pencil.
* (carry) [Let them carry him up, books and all. # id: carry # memory: You told Hester to let them carry him up, books and all.]
    ~ plan = "carry"
    HESTER: Good. They've not much left they can carry.
    She thinks. Then she asks, in the voice in which she asks you if you could manage another potato, whether the lad might go in with them. In the same ground. He never had the chance to learn any.
* (leave) [Let the water have the books. # id: leave # memory: You told Hester to let the water have the books.]
    ~ plan = "leave"
    HESTER: Widow's wishes. Yes. I've been a widow long enough to have one.
    She will tell Tolly that she cannot bear to have him moved. He will believe it. It is what he would like to be true.
* (tell) [Tell them that you know, Hester. # id: tell # memory: You told Hester to tell them that she knows.]
    ~ plan = "tell"
    HESTER: What, all of them? Out loud? In front of the Spences?
    But she starts the clock again as though that were a different matter, and looks at the dresser where the hymn book is.
- -> the_gate

=== the_gate ===
# scene: The lych-gate
# with TOLLY
# place: churchyard
# weather: wind
# hour: night
# people: TOLLY
# music: harmonium
Nobody in Thrang lies alone on the last night before they are moved. You did not know it, because on each of those nights you were in bed with the figures. Tolly has sat up with every one of them, in the lych-gate, on a kitchen chair.
There is a second chair. The label on it says Lot {lot}. # invent lot
TOLLY: We'll have {hymn}, up there. She'd like that. # invent hymn
-> wake ->
-> saturday

=== wake ===
# with TOLLY
# detour wake: up to 4 exchanges, sitting up with the box by lantern, about Tolly's father and what one owes to a kind lie; end when Tolly falls silent; may set tolly
TOLLY: My father sat up with this one too. Whole night, in that frost. I brought him his tea. I said, Dad, there's nobody in it. He said, then who's going to sit with them?
-> keep
= keep
* (which) [Ask him what he thinks it weighs, a thing like that. # id: which # memory: You asked Tolly what he thinks it weighs.]
    TOLLY: Twelve stone. He had me stand on the mill scales, and then get off, and pile on books till it came to the same. I was just Amos's weight. I've never liked to go over it since.
* (hum) [Sit, and say nothing. # id: hum # memory: You sat with Tolly in the lych-gate and said nothing.]
    You sit. After a time he starts to sing, not loudly, the tune that the 1904 had for it, which he is the last man living to prefer. # fill sings
* (cold) [Offer him your scarf. # id: cold # memory: You offered Tolly your scarf, and he put it round the box.]
    He looks to see what it is. He puts it round the box.
- -> rejoin
= rejoin
Somewhere about five the wind drops, in the middle of a sentence.
->->

=== saturday ===
# scene: Saturday
# place: road
# weather: snow
# hour: dawn
# people: nobody
# music: hills
It is snowing. It began while nobody was counting, and it has put doors back on all the houses. # fill snow
Some time in the night you wrote the covering note. It goes with the schedule to a drawer in Harbury that nobody has been seen to open.
# document covering
Sir, I have the honour to enclose Schedule B, complete.
The ground was dry throughout.
The Spences were willing. Lost in the work: one strap.
I have nothing to add.
# end document
{ plan == "leave":
    By lantern, before light, Tolly and the Spences let thirty-eight down again where it came from. Hester had a word with him at the gate. He has not asked any questions. He has one ready, and all the way down the lane you can see him not using it.
}
{ amos == "coming": -> bus}
{ plan:
- "leave": -> water
- "carry": -> full_weight
- "tell": -> common_knowledge
- else: -> egg
}

=== bus ===
# scene: The Saturday bus
# with AMOS
# place: road
# weather: snow
# hour: dawn
# people: AMOS
# music: hills
# sound: bus
At twenty past seven the Harbury bus comes over the top with its lamps on, and stops where the road does. One man gets down. He is seventy-four, and he has been brushed. He gets down backwards, as off a ladder, and thanks the driver, and stands in the snow in a very good coat. # fill gets_down
AMOS: Good morning. I think I'm expected. Thirty-eight.
* (why) [Ask him why he went. # id: why # memory: You asked Amos why he went.]
    AMOS: I'd the lad's box made, you see. I made it. And she thanked me, and after that neither of us could think how to go on. You never heard such a quiet. I went where there were engines.
* (inside) [Tell him what they buried in his place. # id: inside # memory: You told Amos what they buried in his place.]
    You tell him. He asks which edition, and when he hears he takes off his hat.
    AMOS: They must have thought a lot of her.
* (flowers) [Tell him about the dahlias. # id: flowers # memory: You told Amos about the dahlias.]
    AMOS: {dam.friday.says_yes: So you said. I've thought of very little else.|Every Sunday? That's a lot of Sundays.}
    He does the multiplication. You see his lips go. You have already done it, and you tell him the answer, and he thanks you.
- The driver will turn round at the wall, and be back in ten minutes. {plan == "leave":Up on the ridge the bell has stopped.|Up on the ridge they have begun on the bell.}
AMOS: You're the Board. You'd best say where I'm to go.
* (send_back) [Put him back on the bus. # id: send_back # memory: You put Amos back on the bus.]
    -> return_ticket
* (take_up) {plan != "leave"} [Take him up to the ridge. # id: take_up # memory: You took Amos up to the ridge.]
    -> receipt
* (take_down) {plan == "leave"} [Take him to the wall, and Hester. # id: take_down # memory: You took Amos to the wall, and Hester.]
    -> water

=== return_ticket ===
# scene: Return ticket
# with AMOS
# place: road
# weather: snow
# hour: day
# people: AMOS
He does not argue. He never did, and it was most of the trouble. While you wait he unpins a watch from inside the coat, a railway watch the size of a turnip, and gives it you to hold. It has a tick you could hear through a door.
AMOS: Would you put that in with me? I'd not like {bus.inside:it to be nothing but books|there to be nothing of mine}.
{ known ? note:
    You could tell him that she knows, that she has always known, that there is a note behind a pendulum and no man in this dale has been so politely buried. You have been asked to let things lie, though, by so many people.
- else:
    You could ask him whether she knows. It strikes you that he is the one person in the valley who is more afraid of the answer than you are.
}
* (say_noise) [Tell him that she has a loud clock. # id: say_noise # memory: none]
    AMOS: Has she?
    He is a long way up the steps of the bus before he turns round, and he is smiling like somebody half his age who has been told that the line is clear.
    AMOS: Has she, by God.
* (say_lad) [Tell him that the lad is on the ridge, with a view. # id: say_lad # memory: none]
    AMOS: Which way does it face?
    South, you tell him. Over the Junction. On a still day you would be able to hear it.
    He nods a good many times. He goes on doing it behind the glass.
- The bus takes him over the top. {plan == "tell":From as far off as the second gate you can hear that Hester has told them, and that Will Nuttall, who is ninety, thinks it the best thing that has ever happened. }You walk up to the ridge with a dead man's watch going in your pocket, and, when {plan == "leave":the others have turned to go, you get down on your knees in the snow and put it in beside the lad|they have all had their turn with the spade, you get down on your knees in the snow, where a screw is not quite home, and see to it}.
Hester has her head on one side. She is standing a yard off, with Tolly, in her church hat, listening.
HESTER: Well, that's better. # ending: return_ticket
-> END

=== receipt ===
# scene: Received
# with AMOS, HESTER, TOLLY, PEG
# place: ridge
# weather: snow
# hour: day
# people: AMOS, HESTER, TOLLY, PEG
# music: harmonium
# sound: bell
They are at the gate of the new ground with the box between them, and they have put it down, because it pulls to the left. Peg sees him first. She looks at his face, then at the plate on the lid, and takes out Schedule C.
TOLLY: No. No, no. I shook earth on you.
Everyone looks at Hester. They do it the way that people look at a shelf they have heard go.
HESTER: You're late.
{ known ? note:
    She has had some hours to choose that, and you can tell that she is pleased with it.
- else:
    Not a hair of her has moved. It comes to you, from the feet up, that she is not surprised; that nothing about that box can ever have surprised her; that she has been, for thirty-three years, the only person in Thrang who was not being deceived.
}
HESTER: Your father was very good to me, Tolly. He'd snow on his boots. I never liked to say.
Tolly opens his mouth, and what there is in it is his father, going up to the top gate in the dark to get his boots right. He sits down on the box.
AMOS: Hester. I came to see where I was.
HESTER: You can take a corner, then. You're heaviest at the left.
* (sign_him) [Give him the schedule to sign. # id: sign_him # memory: none]
    He reads down it to his name with a railwayman's thumb. There is a column for Condition, and he considers that one for some time. In Remarks he writes, in a level, backward-leaning hand: Received, A. Oake.
    Nobody at the Water Board will ever query it. It is the only entry in the whole of Schedule B that is signed for.
* (other_corner) [Take the other corner. # id: other_corner # memory: none]
    So you have one end of Amos Oake, and he has the other. He walks well in step. From time to time he says that he had no idea.
- They put the lad in first, and then the books. They sing {hymn}. Tolly gives out the tune of 1904, and nobody stops him.
Below you, at eight, with very little noise, the river stops.
They do not touch, those two. They stand on each side of it, while it snows, discussing what he paid for the coat.
PEG: Which of you do I put down? # ending: receipt
-> END

=== full_weight ===
# scene: Full weight
# with HESTER, TOLLY, PEG
# place: ridge
# weather: snow
# hour: day
# people: HESTER, TOLLY, PEG
# music: harmonium
# sound: bell
Three of the eight are left, and one of those is in a chair. So it is Tolly at the head, and both the Spences, and Dacre for old Dacre; Will Nuttall, who is ninety, walks beside with one hand on the lid, so as to have carried it.
It pulls to the left the whole way. Twice you see Tolly look across at Hester to make sure that it is not finishing her. Twice you see her see him look, and get her handkerchief out, and use it.
They want one more for the near corner.
* (take_it) [Take it. # id: take_it # memory: none]
    It is heavier than you would have thought, for a thing you know the weight of. The edge comes down on your shoulder at the place where a strap goes. Nobody thanks you. Will Nuttall asks, behind, if that is the one they call {byname}, and is told that it is, and says that the step is good.
* (count_steps) [Walk behind, and count. # id: count_steps # memory: none]
    You walk behind. You begin to count the steps, and at the second gate, for the first time that you can remember, you lose your place. It does not seem to be anywhere you need to go back to.
- The lad goes in first, then the books on top of him, a hundredweight and a half of other people's praise. They sing {hymn}. Hester sings the alto, and does not look at anyone.
Tolly comes over to you afterwards, with earth on him. He has something in his eye, and lets you know that it is snow.
TOLLY: She never knew. Thirty-three year. We saw her right.
You say that you believe they did.
* (remarks) [Write the remark. # id: remarks # memory: none]
    There is a space against thirty-eight, as there is against them all. You take off the glove, and put, in ink: Carried.
* (no_remark) [Leave Remarks empty. # id: no_remark # memory: none]
    There is a space against thirty-eight, as there is against them all. You look at it for some time. It is quite full.
- Down in the dale the valves go to, and the Sallow, coming round the bend by the ford as it has come since the ice, finds that it has to wait.
{ schoolroom.thursday:
    Peg has Schedule C open on her knee. The last line in it is {item}.
- else:
    Peg Dacre from the Woolpack is writing in an exercise book, on her knee, with her mitten in her teeth.
}
She adds something in a better pen, and blots it, and turns it for you to see. “What everybody knew,” it says.
HESTER: Come in and get warm. There'll be an egg. # ending: full_weight
-> END

=== common_knowledge ===
# scene: Common knowledge
# with HESTER, TOLLY, PEG
# place: ridge
# weather: snow
# hour: day
# people: HESTER, TOLLY, PEG
# music: harmonium
# sound: bell
They have set it down on the boards over the new grave, and Tolly has drawn his breath, when Hester says that if nobody minds she will say a word.
There are nineteen people, which is Thrang. Two of them take hold of Tolly without quite knowing why.
HESTER: I'd like to thank the bearers. I've known since the Thursday. You were all that kind about it, I hadn't the heart.
You hear the snow come down.
TOLLY: You knew? I've not had a straight look at you since I was twenty-seven.
HESTER: I know. I used to come in the Woolpack sometimes just to see the lot of you go quiet.
It is Will Nuttall who starts it. He is ninety, and he has been walked up, and he begins to laugh, with his stick, with his whole coat, and old Dacre in his chair catches it off him; and then it goes through them all like something being handed along a pew.
* (open_it) [Get out the screwdriver. # id: open_it # memory: none]
    You take out the eight screws. Nobody stops you. The straw is as good as new. You hand the top course along to the left, and the second to the right, and the Spences make a chain.
* (ask_tolly) [Ask Tolly what he wants done. # id: ask_tolly # memory: none]
    TOLLY: What's the use of asking me? I've been wrong since the Thursday.
    But he has the screwdriver out while he is saying it, and he does it properly, each one a half turn and then on to the next, the way his father would have.
- The 1904 is the right way up, dry, and hardly used. There are a hundred and twelve of them to nineteen people, so that everybody has one to read from, and one to stand on, out of the wet. They sing {hymn}, and then, since nobody has a house to go to, they sing the next one, and the one after.
They are better than anyone had remembered. They had only ever needed taking out.
{ churchyard.she_carried:
    They put the lad in by himself, in the end, with room to turn round. Hester carried him there once and she does it again.
- else:
    They put the lad in by himself, in the end, with room to turn round.
}
You rule a line through thirty-eight. In Remarks you put: Distributed.
At eight the river stops. It is page forty before anybody notices. # ending: common_knowledge
-> END

=== water ===
# scene: The wall
# place: dam
# weather: snow
# hour: day
{bus: -> two_of_them|-> one_of_her}

= one_of_her
# with HESTER
# people: HESTER
# music: works
At first light they sang {hymn} on the ridge, over thirty-nine. He has it to himself, Hester says, with a view.
Now she has come out along the wall on Lomax's arm, and you have her umbrella. # fill on_the_wall
HESTER: How long, till it's up to the churchyard?
You tell her: Tuesday week.
HESTER: I'll have that long, then, to get used to him being drowned. I was never very good at frozen.
-> valves

= two_of_them
# with HESTER, AMOS
# people: HESTER, AMOS
# music: works
At first light they sang {hymn} on the ridge, over thirty-nine. He has it to himself, Hester says, with a view.
Hester is out on the wall already, on Lomax's arm. She watches the pair of you come along the parapet, through the snow, and does not lift a hand until you are near enough to be spoken to.
HESTER: You're late. You've missed yourself.
AMOS: {dam.friday.gave_time:I was told twenty past seven.|It was the first bus.}
She moves along, to let him in against the rail. Lomax, who has put two and two together in his life before now, remembers some concrete.
HESTER: You're down there, look. Left of the yew.
AMOS: It's a good position.
-> valves

= valves
# with HESTER
# sound: water
At eight Lomax shuts the valves. It takes four minutes, and it is done with a wheel, like most things. There is no wave. The Sallow comes up to the foot of the wall and stops, with a sort of politeness, as if somebody had come to the door.
* (throw) [Drop the schedule in. # id: throw # memory: none]
    You have made a fair copy, and it has forty-four ticks in it. The other, with its furry place, goes down turning over and over, and lies on the water with all its names up. Nobody official is looking. Lomax, who is, has taken his glasses off to wipe them.
* (hold) [Hold the umbrella. # id: hold # memory: none]
    You hold the umbrella. {bus:It covers two. You are neither of them.|It covers one and a half. She moves over, by half.}
- On Tuesday week it will come in under the lych-gate, and up the path, and stand about on the gravel where nothing has ever got wet. It will find the lid, which was always a good lid. It may be years.
And then, Hester says, it'll have something to sing.
{bus: “They're the 1904,” says Amos Oake. “God help the fish.”|“It's the 1904,” you say. “God help the fish,” says Hester Oake.} # ending: left_behind
-> END

=== egg ===
# scene: In order
# with HESTER, TOLLY, PEG
# place: ridge
# weather: snow
# hour: day
# people: HESTER, TOLLY, PEG
# music: harmonium
# sound: bell
Number thirty-eight goes up on the last cart, and into the new ground, with a view. It pulls to the left. They sing {hymn}.
Hester Oake, in her church hat, throws down a handful of earth on one box and then on the other, fairly, like somebody feeding two cats. # fill two_cats
TOLLY: There. She never knew.
You look at her, and then at him. You have forty-four ticks, and all of them are the same size.
Below, the valves go to. Everyone turns round to see, so that you and she, who do not, are for a moment looking straight at each other.
* (ask_now) [Ask her now. # id: ask_now # memory: none]
    “Mrs Oake,” you say. “Did you—”
    HESTER: Whatever it is, love, I expect I did.
    She pats your arm, twice, as one checks that a lid is home.
* (never_ask) [Do not ask. # id: never_ask # memory: none]
    You find that you have shut your mouth. It is the first thing that you have left out, in your career, on purpose. She gives you the nod that she keeps for walls.
- In Harbury, in spring, you let the tap run before you fill a kettle. You will do it always. People will think that you are particular.
And there was an egg; it was in your coat pocket when you took it off that night, hard-boiled, in a twist of paper that had been torn from the front of a book. It is good paper, of an old sort. On it, in pencil, somebody has put a tick.
You keep it with the schedule. You have never decided which column. # ending: egg
-> END
