=== street ===
# scene: The street
# place: road
# people: nobody
# music: hills
{friday_post: -> friday|-> thursday}

= thursday
{ left:
- 2:
    # weather: wind
    # hour: day
    Thrang is an old word for crowded. Eleven houses are still standing and nine of them have no doors. The Board takes the doors first, so that nobody shall change their mind and shut one. The wind goes in and reads the wallpaper. # fill doors
- 1:
    # weather: wind
    # hour: day
    A handcart of chapel slates comes down the street by itself, more or less, with the younger Spence hanging off the back of it as a brake. On top rides a hen. You know the hen. She is on Schedule A twice. # fill slates
- else:
    # weather: rain
    # hour: dusk
    The rain arrives at dusk from the direction of the wall, as most things do now. There is one lit window in Thrang, and it is yours to go home to. # fill lit
    -> kitchen
}
Before supper there is time for {left == 2: two calls|one call}.
* [Go to the schoolroom, where the ledger lives. # memory: none]
    -> schoolroom
* [Go to the Woolpack, where Tolly lives. # memory: none]
    -> woolpack
* [Go up to the wall, and Mr Lomax. # memory: none]
    -> dam

= friday
{ left:
- 3:
    # weather: fog
    # hour: day
    The fog has taken the wall, the ridge and the chapel, in the order in which the Board means to. # fill fog_street
- 2:
    # weather: fog
    # hour: day
    Somebody has taken the last door but one and forgotten the knocker, which is lying in the road. You pick it up. It is a brass hand. You have shaken worse. # fill knocker
- 1:
    # weather: rain
    # hour: day
    The fog goes and the rain takes over from it without a word, like men changing shift. Up the lane the Spences are tying canvas over the carts, and disagreeing about the knots. # fill shift
- else:
    # weather: rain
    # hour: dusk
    At three o'clock forty-four came up, who is Young, Alice, and nothing remains in Thrang churchyard but a row of oblongs and the tarpaulin over thirty-eight. Tolly has said that he will see to that one himself, after dark, as is due to your landlady's husband, or to whatever he is.
    -> before_six
}
You have until six. That is time for {left == 3: three calls|{left == 2: two more calls|one more call}}.
* [Go to the schoolroom, and look up the Oakes. # memory: none]
    -> schoolroom
* [Go to the Woolpack, and have it out with Tolly. # memory: none]
    -> woolpack
* [Go up to the wall, where the telephone is. # memory: none]
    -> dam
* [Go to the churchyard. They are doing thirty-nine. # memory: none]
    -> churchyard

= before_six
// A breath before the signature; and the ways that meet here go on as one.
* [Go in, and light the lamp. # memory: none]
    -> six_oclock

=== schoolroom ===
# scene: The schoolroom
# with PEG
# place: schoolroom
# people: PEG
# music: schoolroom
~ left--
{friday_post: -> friday|-> thursday}

= thursday
# hour: day
The Board has given you the schoolroom, and a desk built for somebody of seven. You work at it sideways. Nobody has liked to wipe the blackboard, which still says, in Miss Cole's hand, HALF THE BASE TIMES.
On the stove, which is cold, sits Peg Dacre from the Woolpack. She is eleven. She is the last pupil of a school that closed in July and she comes in every day so as not to give it the satisfaction.
PEG: This is Schedule C. It's everything you lot left off.
She reads. The echo under the bridge. One badger. The smell when slate gets wet. The place on the road where her mother said no to her father and, forty yards on, the place where she said yes.
PEG: And {item}. That's today's. # invent item
She rules a line under it, with a ruler, and looks you over for inclusion.
PEG: They call you {byname}, you know. At ours. # invent byname
PEG: What do you count things for? # ask why_count: why you count things
* (be_right) [“Somebody has to be right at the end.” # means: duty, accuracy, being right # memory(PEG, TOLLY, HESTER, DACRE): You told Peg that you count because somebody has to be right at the end.]
    PEG: Miss Cole was right all the time. They moved her to Harbury.
* (pass_time) [“It passes the time.” # means: habit, boredom, no reason # memory(PEG, TOLLY, HESTER, DACRE): You told Peg that you count because it passes the time.]
    PEG: So does time.
    She does not mean it unkindly. She writes it down.
* (nobody_left) [“So that nobody gets left.” # means: care, fear of losing somebody # memory(PEG, TOLLY, HESTER, DACRE): You told Peg that you count so that nobody gets left.]
    Peg looks at you for as long as it takes to decide something, and moves over on the stove, in case you should want to sit on it.
    What you tell Peg Dacre at two is known at the Woolpack by three, and in Hester Oake's kitchen before the potatoes are on.
    ~ trust++
- Schedule B lies on the desk between you, open at the Os.
* (told) [Tell her what is in thirty-eight. # id: told # memory: You told Peg what is in thirty-eight.]
    You tell her. She takes it as she takes all information, in order.
    PEG: Does Mrs Oake know she's been putting dahlias on hymn books?
    There is no column for that. It is, you see, the only thing you want to know.
* (rubbed) {remark == "pencilled"} [Rub out the words in Remarks. # id: rubbed # memory: You rubbed the words out of Remarks, and left the paper furry.]
    The paper comes up furry. Anyone could see that there had been something there, and that it had been removed with care. The same will be true of the valley.
    ~ remark = "blank"
* (hens) [Do the hens instead. # id: hens # memory: You did the hens of Schedule A, all two hundred and six.]
    You do the hens. There are two hundred and six of them, one of which belongs both to Oake and to Dacre, and has been compensated on each side.
- -> street

= friday
# hour: day
Schedule A is nine boxes of houses, walls, beasts and rights of way. The Oakes are in the sixth. Intake Farm, forty acres, passed on the first of March 1921 to Hester Oake, widow. And on the back, in print so small that it must have been ashamed: a tenancy descends to the widow of a tenant; the wife of an absconding tenant has one quarter's notice.
You read it again. To the widow. Not, you notice, to the wife. # memory(reader): You read in Schedule A that a farm goes to a widow, and not to a wife.
~ known += lease
{ peg_has_it():
    PEG: So if he'd just gone, they would have put her out. And if he was dead they couldn't. So he was dead.
- else:
    PEG: You've been on that page a hundred and ten ticks. I counted. Is it catching?
}
* (wired) [Send A. Oake a telegram. # id: wired # memory(PEG, AMOS): You wired A. Oake to remain where he was.]
    Peg has a bicycle, and the post office at New Thrang has nine words for a shilling. It takes you six drafts, and the stove gets five.
    # document drafts
    YOUR LETTER RECEIVED AND IS HAVING ATTENTION.
    REGRET YOU ARE UNDER THE IMPRESSION THAT YOU ARE ALIVE.
    DO NOT COME SATURDAY. YOU ARE BEING BURIED SATURDAY.
    WIFE WELL. PLEASE DO NOT REPLY.
    # end document
    REMAIN WHERE YOU ARE. YOU ARE NOT HERE. BOARD.
    She reads it back to you gravely, and asks if you want the full stops, because they come extra.
    ~ amos = "staying"
* (peg_asked) [Ask Peg what she would do. # id: peg_asked # memory: You asked Peg what she would do.]
    PEG: I'd ask Mrs Oake. You're all going round asking each other. # fill ask_her
* (invoice) [Turn the page. # id: invoice # memory(reader): You found Jonas Crake’s bill for number thirty-eight: to weighing, twelve stone, no charge.]
    Pinned behind the lease is a sexton's bill. To one coffin, large. To opening ground in frost. To weighing, at twelve stone, no charge. To straw, no charge. Received with thanks, Jonas Crake. He had even asked himself for nothing in the right column.
    ~ known += weighed
- -> street

=== woolpack ===
# scene: The Woolpack
# with TOLLY
# place: woolpack
# people: TOLLY
# music: woolpack
~ left--
{friday_post: -> friday|-> thursday}

= thursday
# hour: day
The Woolpack has one barrel left and is drinking towards it. Behind the bar Dacre polishes a glass that he sold to the auctioneer on Monday.
TOLLY: I had {stake} on you not lasting the week, back in August. Spence had you down for a fortnight. Nobody won. # invent stake
It is not an apology, but he has pulled out the other stool. You ask him, then, about number thirty-eight; and he tells you, looking at the barrel.
TOLLY: Amos went up after his ewes, second of February, and it came on to blow. My father found him at the top gate on the Thursday. He'd gone like a candle. # fill tale
He tells it well. It has been told so often that it has grown handles.
* (pressed) [“And the hymn books?” # id: pressed # memory(TOLLY, DACRE): You pressed Tolly about the hymn books, in the Woolpack.]
    TOLLY: What hymn books.
    You could hang a coat on the end of that. He finishes what is in the glass, and turns round on his stool until all of him faces Dacre.
    ~ tolly--
* (stood) [Stand him a drink, and let him be. # id: stood # memory(TOLLY, DACRE): You stood Tolly a drink and let him be.]
    He drinks a third of it before he speaks, which for Tolly is blurting.
    TOLLY: My father did one kind thing and then stood by it thirty years. It's the standing by that takes it out of a man.
    ~ tolly++
* (alive) [Ask what Amos was like alive. # id: alive # memory(TOLLY, DACRE): You asked Tolly what Amos was like alive.]
    TOLLY: He liked an engine. He'd walk to the Junction of a Sunday to watch one stand still. And then after the little lad died you couldn't get him to stop in a room.
    He hears what tense he is using, and goes on using it.
- -> street

= friday
# hour: day
{woolpack == 1: You find Tolly at the bar, on the only stool that the auctioneer has not numbered.|The auctioneer has been. Tolly's stool has a number on it now, Lot 19, and Tolly has not got off it.}
The barrel gives a short dry note when Dacre tries it. The three of you listen to it, and to each other listening.
TOLLY: You've a face on you. # fill face
Tolly studies you the way he studies ground. # decide opens
+ [he tells # means: he trusts the clerk with it # default {tolly >= 2}]
    # memory(TOLLY): Tolly told you that Amos walked to the Junction, and that eight of them carried hymn books for Hester’s farm.
    TOLLY: He never died. He took the good coat and fourteen pound and walked to the Junction. My father followed his feet as far as the top gate and came home and called the eight of us together, in here. They would have put her off that farm by midsummer.
    TOLLY: So we found him. Doctor wrote it. Canon read it. The eight of us carried it, and it pulled to the left the whole way.
    TOLLY: She never knew. All these years. You've seen how she keeps that grave.
    ~ known += bearers
+ [he does not # means: he keeps it shut # default {tolly < 2}]
    TOLLY: Ground's ground. You fill in your paper.
    He goes back to watching the barrel, with the air of a man who has been asked to move and has shown you the lease.
- The letter from Harbury is in your inside pocket. You could swear that it is warm.
* (showed) [Show him the letter. # id: showed # memory: You showed Tolly the letter from A. Oake.]
    He holds it at the length of his arm, and then has Dacre hold it further off.
    TOLLY: He's spelt trouble right. He never could.
    Then he puts his hand flat on the bar, as if it had moved.
    {known !? bearers:
        # memory(TOLLY): Tolly told you that eight of them carried a box with nobody in it.
        TOLLY: Eight of us carried him, and there was nobody in it, and she was never to know. There. Now you know where you're stood.
        ~ known += bearers
    }
    TOLLY: She's not to see him. You'll stop that bus if you have to lie down in front of it.
    ~ tolly++
* (eight) {known ? bearers} [Ask who is left of the eight. # id: eight # memory: You asked Tolly who is left of the eight.]
    TOLLY: Me. Old Dacre, that's in his chair upstairs. Will Nuttall, if somebody walks him. And five you carted up the hill for me in September, and gave a tick.
    He looks into the glass a while.
    TOLLY: I've thought they'd be having a laugh about it.
* (leave_it) [Leave him to the barrel. # id: leave_it # memory: You left Tolly to the barrel.]
    You leave him to it. At the door you turn round, and the three of them, Tolly, Dacre and the barrel, are exactly as you found them, and as they will be in your mind when there are ninety feet of water on top.
- -> street

=== dam ===
# scene: The wall
# place: dam
# people: LOMAX
# music: works
~ left--
{friday_post: -> friday|-> thursday}

= thursday
# with LOMAX
# hour: day
From the top of the wall Thrang looks like something put down for a moment by a person who meant to come back for it.
Mr Lomax has a slide rule, a flask and a bad hip. He has drowned three valleys, and he knows the name of every dog that lived in them.
LOMAX: A quarter of a million people will fill a kettle out of this. I should like them never to have to think of it.
There was typhoid in the Harbury wells in 1937. He does not speak of that either. On one day in September he wears a black tie.
He has your schedule by the corner of its board, and has gone down it with his thumb.
LOMAX: Thirty-eight isn't ticked. What's the matter with it? # ask matter: what the matter is with number thirty-eight
* (gravel) [“Hard gravel.” # means: a plain excuse; the digging is slow # memory: You told Lomax that the gravel was hard.]
    LOMAX: Is it? It's the softest in the county. I tested it.
    He gives the board back. He gives it back slowly, like a man who is checking the weight of something.
    ~ heat++
* (strap) [“A strap went.” # means: blames the gear; it will be done tomorrow # memory: You told Lomax that a strap went, and signed for two new ones.]
    LOMAX: They do go. Have two from my stores.
    So now you have two straps you do not need, and must sign for them.
* (numbers) [“What happens if the numbers don't agree?” # means: asks about the rule; admits nothing; wants to know what is at stake # memory: You asked Lomax what happens if the numbers do not agree.]
    LOMAX: I telephone the coroner, and he telephones the county, and the valves stand open eleven weeks while gentlemen go through every tenancy in the dale. A farm passes to a man's widow, you see. Not to his wife. To his widow. They are particular about who was which.
    LOMAX: They did it at Hallin. They found one bigamist, and nobody's kettle was any the fuller. Why? Do they not agree?
    You say that so far they do.
    ~ known += lease
    ~ heat++
- The first of the rain goes over, feeling for the edge of the wall.
* (ticked) [Tick thirty-eight while he watches. # id: ticked # memory: You ticked thirty-eight while Lomax watched.]
    {remark == "pencilled": You rub out two words with your cuff, and make a tick where they were.|You make a tick.} It is the same size as all the others. That is what is the matter with it.
    LOMAX: There. It wasn't so hard, was it, for gravel?
    ~ remark = "in order"
* (dogs) [Ask him the names of the dogs. # id: dogs # memory: You asked Lomax the names of the dogs, and he got to nineteen.]
    LOMAX: Bess. Captain. Two Mosses, no relation. A terrier called Bishop, who bit one.
    He gets to nineteen. The rain is on his glasses by then, and he does not do anything about it. He says that you are the first clerk who has asked him.
    {heat > 0:
        ~ heat--
    }
* (down) [Go down before the rain. # id: down # memory: You left the wall before the rain.]
    You go down the four hundred and six steps. You could do it in your sleep, and lately you have.
- -> street

= friday
# with LOMAX, AMOS
# hour: day
The one telephone in the valley hangs in Lomax's hut, between a calendar and a drawing of the wall as seen by somebody floating in front of it. {dam == 1: He waves you to it with his pencil, and goes out to look at some concrete, so as not to hear.|He sees you look at it, gets up with a hand on his hip, and finds that he has some concrete to inspect.}
You ask for the Railwaymen's Home in Gas Street, Harbury. There is a long noise, as of a corridor being swept. # sound: telephone
{ amos == "staying":
    AMOS: Oake speaking. I have had your wire. I read it out at table, and they would like to know which of us it's meant for.
- else:
    AMOS: Oake speaking. Number thirty-eight.
}
You say who you are. You say that his letter has been received and is having attention. Both of you wait for that to turn into something.
AMOS: Does she think I'm in it? # ask gas: whether his wife believes that he is in the grave
* (says_yes) [“Yes. She puts flowers on you.” # means: she believes it; she mourns him; she was deceived # memory(AMOS): You told Amos on the telephone that she puts flowers on him.]
    AMOS: On me. What sort?
    You tell him dahlias. It seems to be worse than anything else you might have said.
* (says_no) [“I think she has always known.” # means: she was never deceived; she knew he left # memory(AMOS): You told Amos on the telephone that she has always known.]
    AMOS: She'd have had the note, yes. I did leave a note. I said where it was the fault lay, and it wasn't with her.
    It is the first you have heard about a note.
* (says_unsure) [“I don't know what she thinks.” # means: uncertain; nobody has asked her # memory(AMOS): You told Amos on the telephone that you don’t know what she thinks.]
    AMOS: No. I lived with her four years and I could have said the same.
- Outside, Lomax is tapping the wall with a small hammer, and listening to it.
* (stay_away) [Ask him to stay in Harbury. # id: stay_away # memory(AMOS): You asked Amos to stay in Harbury.]
    AMOS: I expect that's best. I only thought, you know, since I was to be moved. A person likes to see where. # fill stays
    ~ amos = "staying"
* (gave_time) [Tell him that the bus gets in at twenty past seven. # id: gave_time # memory(AMOS): You told Amos the time of the Saturday bus.]
    AMOS: Twenty past seven. It was always late in my day. I shall wear the coat.
    ~ amos = "coming"
* (his_choice) [Say that it is for him to choose. # id: his_choice # memory(AMOS): You told Amos that it was for him to choose.]
    You can hear him breathing, and behind him a piano that wants tuning, and somebody being told that it is not a Sunday. # decide comes
    + + [he comes # means: he cannot stay away # default {not says_yes}]
        AMOS: Then I had better come and see to it myself. It's my name on the thing.
        ~ amos = "coming"
    + + [he stays # means: ashamed, he leaves her in peace # default {says_yes}]
        AMOS: Then I'd best not. I have been enough trouble to her, dead.
        ~ amos = "staying"
- Lomax comes in when he has heard the receiver go up. He asks whether it was bad news.
You say that it was a relative of thirty-eight. # memory(LOMAX): You used the telephone in Lomax’s hut, and said that it was a relative of thirty-eight.
{ heat > 0:
    LOMAX: You take a great deal of care over thirty-eight. # fill care
    ~ heat++
- else:
    LOMAX: It's good of you to ring. Most would have sent the form. # fill the_form
}
- -> street

=== churchyard ===
# scene: Number thirty-nine
# with HESTER
# place: churchyard
# people: HESTER, TOLLY
# music: hills
# weather: rain
# hour: day
~ left--
Oake, Infant Son of, comes up in a box that would do for a pair of boots. Hester is there in her church hat, under an umbrella that she is holding over the hole. # fill thirty_nine
He lived two days, in November 1920. They had not got as far as a name.
HESTER: Thirty-nine. Is that him?
* (you_carried) [Carry him to the cart yourself. # id: you_carried # memory(all): You carried number thirty-nine to the cart in your own arms.]
    He weighs what a cat weighs, or a ream of paper. You have carried the ledger with less care. Nobody speaks, and the Spences, who had been about to, look at their boots.
    { kitchen.thursday.promised:
        HESTER: You said you would. People do say.
        ~ trust++
    - else:
        HESTER: There was no call for you to do that.
        She walks beside you all the same, with the umbrella over the box, so that you are the one who gets wet.
        ~ trust++
    }
* (she_carried) [Give him to Hester to carry. # id: she_carried # memory(all): You gave Hester her son to carry, and held the umbrella.]
    She hands you the umbrella and takes him as one takes a tray. She goes to the cart, and past the cart, and out at the gate, and up the lane towards the ridge, a mile and a half on foot in the wet. Tolly walks behind her with his cap in his hand the whole way. So do you, with the umbrella, and you do not catch up.
    ~ trust++
* (cart) [Let the Spences put him on the cart. # id: cart # memory(all): You let the Spences rope number thirty-nine on the cart, beside Pask, Thomas.]
    The Spences are as gentle as they know how. They put him on the cart next to Pask, Thomas, who was nineteen stone, and rope the two of them together so that he won't slide.
    Hester watches the rope. She shuts the umbrella, and goes home through the wet without it.
    ~ trust--
- Afterwards there is the tarpaulin, with thirty-eight beneath it. You are supposed to be checking the screws.
* (flyleaf) [Open one of the books. # id: flyleaf # memory(reader): You read eight names on a flyleaf out of thirty-eight, and turned your cuff in.]
    You take the one from the middle of the top course, where on a man there would be a waistcoat pocket. The flyleaf has been written on, in eight hands.
    WE KNOW WHERE HE IS NOT. Under it are a date in February and the names of eight men. The last and roundest is T. Crake.
    You put it back exactly. It has left a rust-brown corner on your cuff, and you turn the cuff in.
    ~ known += bearers
* (screws) [Check the screws. # id: screws # memory(reader): You checked the eight screws of thirty-eight, in both directions.]
    There are eight of them. They are all there. You check them in the other direction.
- -> street

=== kitchen ===
# scene: Hester's kitchen
# with HESTER
# place: kitchen
# people: HESTER
# music: kitchen
# hour: night
{friday_post: -> friday|-> thursday}

= thursday
# weather: rain
# sound: clock
Hester Oake's house has its door. She has told the Board that they may have it as soon as she has gone out through it.
There is rabbit, and there is the clock, the loudest you have ever eaten under. Between its strokes she puts things on your plate. # fill supper_table
HESTER: How far did you get? # ask supper: how far you got with the graves today
* (said_37) [“Thirty-seven.” # means: the truth as far as it goes; stopped before her husband # memory: At supper you told Hester thirty-seven, which was true.]
    HESTER: Jane Nuttall. So it's us next.
    She has the schedule by heart. She has never seen it. She helps you to more rabbit than there is.
    ~ trust++
* (said_done) [“Thirty-eight's done.” # means: a lie; her husband is moved and all is well # memory: At supper you told Hester that thirty-eight was done.]
    HESTER: Is he? That was quick. And did he come up easy?
    Very easy, you say. The clock takes this down.
    ~ trust--
* (said_strap) [“We had some trouble with a strap.” # means: a half-truth; delay; nothing about the box # memory: At supper you told Hester that there had been trouble with a strap.]
    HESTER: They'd trouble with the strap when he went in, I remember. It pulled to the left.
    She seems to be thinking of something funny, and then of the potatoes.
- She sits down at last, and squares the knife and fork in front of her as though there were a form for it.
HESTER: It's thirty-nine I'd ask you to mind. He's only small.
* (promised) [Promise to carry him yourself. # id: promised # memory: You promised Hester to carry her son, number thirty-nine, yourself.]
    She nods. It is not thanks. It is what you have seen her give to a wall that was built properly.
    ~ trust++
* (asked_amos) [Ask her about Amos. # id: asked_amos # memory: You asked Hester about Amos, and got custard.]
    HESTER: Amos? He liked trains.
    She says it as you might about a neighbour's boy. You wait for the rest, and it turns out that the rest is custard.
* (asked_clock) [Ask her about the clock. # id: asked_clock # memory: You asked Hester about her clock.]
    HESTER: I got it the March after. I'd a mind to have something in the house that made a noise.
    There is a key in the door of it, and she keeps that turned.
    ~ trust++
- In bed you count the strokes through the floor. At four hundred you are thinking of dahlias. At six hundred you are asleep, or are the sort of person who would say so.
-> friday_post

= friday
# weather: wind
# sound: clock
The wind has got up, and the house, which has never before been the only one, leans into it. Your bag is packed. So is everything else, except two plates, two chairs and the clock. # fill last_night
There is a list pinned to the bag, in her hand.
# document packing by HESTER
Shirts, 4. One collar turned.
Socks, in their pairs.
Tin: not to be sat on.
Egg, hard. For the journey.
# end document
{ churchyard.cart:
    She gives you the smaller chop.
- else:
    She gives you the bigger chop, and looks at you until you have begun it.
}
HESTER: Peg says there's been a letter. # ask letter: what the letter was
* (gave) [Take it out and give it to her. # means: hands her the letter from Amos; honest # memory: You gave Hester the letter.]
    She reads it standing, with the lamp behind her. You watch her come to “I was not aware that I was there”. Something happens at the side of her mouth, and she turns to the range until it has stopped.
    {amos == "coming": “Saturday,” she says, to the range.|You tell her that he has been asked to stay where he is. She says that he was always good at being asked.}
    ~ trust += 2
* (half) [“It's from a man who wants to know where he's been put.” # means: half the truth, told as a joke; names nobody # memory: You told Hester that the letter is from a man who wants to know where he’s been put.]
    HESTER: Then I hope somebody tells him. I hope they tell him the right place, too, not just the handy one.
* (board) [“Board business.” # means: refuses; a lie; keeps it from her # memory: You told Hester that the letter was Board business.]
    HESTER: Ah. Hens.
    ~ trust--
- She looks at the clock, and you cannot make out if it is the hour that she is looking at. # decide clock
+ [she opens it # means: she trusts the clerk with the truth # default {trust >= 3 or gave}]
    -> the_clock
+ [she winds it # means: not tonight, not this person # default {trust < 3 and not gave}]
- She takes the key out of her apron, and winds it, and gives it nine turns, as she does every night, and puts the key away.
HESTER: Thirty-eight. Was he all right?
* [{gave: Ask her how long she has known.|Tell her what was in the box.} # memory: {gave: You asked Hester how long she had known.|You told Hester what was in the box.}]
    {gave: “Mrs Oake,” you say, “how long have you known?”|You tell her. You say the number of the edition. You say that there was straw.}
    She is quiet for six strokes, and you have time to be sorry in several different ways.
    HESTER: Well, you'd better see it, then. Now you've come all this way round.
    -> the_clock
* (no_trouble) {not gave} [“He was no trouble.” # id: no_trouble # memory: You told Hester that thirty-eight was no trouble.]
    HESTER: No. He never was a trouble.
    She says good night. She stops with her hand on the stair door, and you think that she is going to say something, and she says there will be an egg.
    -> the_gate
