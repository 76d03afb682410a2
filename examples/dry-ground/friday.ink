=== friday_post ===
# scene: The post
# with PEG
# place: schoolroom
# weather: fog
# hour: dawn
# people: PEG
# music: schoolroom
~ left = 3
~ amos = "coming"
The fog is up to the sills. The postman no longer comes below the wall, having a wife. Peg fetches the bag on her bicycle, and keeps the stamps.
Peg also has Dacre's copy, to go out with the bag. He is the Courier's correspondent for the Upper Dale, at a penny a line.
# document courier by DACRE
THRANG. The removals proceed, and thirty-seven of our late parishioners are by now comfortably settled on the ridge.
Mr T. Crake was thought on Thursday to be quieter than usual. The Woolpack has one barrel.
The Board's clerk continues to count.
A hen remains at large, on two schedules.
# end document
And there is one letter in, in the level, backward-leaning hand of a man who has filled in forms on a moving train.
# memory(reader): A letter came from an A. Oake, number thirty-eight, who means to come by the Saturday bus.
“Dear Sirs,” it says. “I see by the Harbury Courier that I am to be moved. I was not aware that I was there. I should be obliged to know the new place, being retired, with a mind to visit it, and will come by the Saturday bus unless I hear. I do not wish to be any trouble. Yours respectfully, A. Oake. (No. 38.)”
You read it once for sense and once for spelling, and then you turn it over, as if there might be a body on the back.
PEG: You've gone like Greenland.
* (shown) [Give it to Peg. # id: shown # memory: You let Peg read the letter from A. Oake.]
    She reads it with her finger under the words, and at the end she puts the finger in her mouth.
    PEG: He's very polite. Does he go on C?
    You say that he has been on B since August.
    PEG: That's the trouble with B.
* (pocketed) [Put it inside your coat. # id: pocketed # memory: You put the letter inside your coat before Peg could see it.]
    PEG: It's not a nice one, then.
    You say that it is a very nice one.
* (filed) [File it under O. # id: filed # memory: You filed the letter under O, twice, and took it out twice, while Peg watched.]
    You file it under O. You get as far as shutting the drawer, and open it, and take it out. You do this twice, while Peg watches with her head going to and fro.
- -> street

=== six_oclock ===
# scene: Forty-four
# with LOMAX
# place: schoolroom
# weather: rain
# hour: dusk
# people: LOMAX
# music: schoolroom
Peg has gone home to her tea. She has left Schedule C on the stove, open at today, where a person might see it.
# document sched_page by PEG
What the bell on the shop door said.
The fog, from inside.
Mr Crake's second stool.
How many steps it is if you don't count them.
# end document
You square it with the edge of the stove.
At six Mr Lomax comes in without the rain, most of which he has left in the porch, and lowers himself on to a bench for children. # fill lomax_comes
{ remark:
- "in order":
    Thirty-eight has its tick from yesterday. The pair of you look at it. It has not improved.
- "pencilled":
    In Remarks, against thirty-eight, it says Hymn books. He has left his reading glasses on the wall. He pats one pocket after another, and each time he comes to a new pocket you live a little less long.
- else:
    There are forty-three ticks, and one place where there is not.
}
LOMAX: Forty-four up the hill and forty-four on the paper. Sign under me, would you?
- (pen)
* (in_order) [{remark == "in order":Sign.|Tick thirty-eight, and sign.} # id: in_order # memory: You signed the schedule for Lomax, with a tick against thirty-eight.]
    You {remark == "pencilled":rub, and tick, and |{remark == "blank":tick, and }}sign. Your signature looks like the signature of a truthful person. It is the only one you have.
    ~ remark = "in order"
    Lomax turns the board to the lamp. # decide believed
    + + [he believes it # means: he initials the page # default {heat < 2}]
        LOMAX: Good. I never like the last page. You find yourself looking for something to be wrong with it. # fill good_page
        He initials it. He stays a minute longer than he needs to, reading HALF THE BASE TIMES, and you hear him all the way down the path, one foot heavier than the other.
        -> kitchen
    + + [he goes to see # means: he wants to look in the box # default {heat >= 2}]
        # memory(LOMAX): Lomax went to look into thirty-eight, by lamplight.
        LOMAX: Bring the lamp. I should like to pay my respects to thirty-eight.
        -> lantern
* (books) [Write: hymn books. # id: books # memory(all): You wrote in ink, in Remarks: hymn books.]
    You write it in ink{known ? weighed:, one hundredweight and a half of them}, and blot it. Having been so long in coming it looks quite small.
    ~ remark = "books"
    -> inquest
* (another_day) [Ask him for another day. # id: another_day # memory: You asked Lomax for another day.]
    LOMAX: There isn't one. I've poured it.
    But he goes on looking at you, and then at the place under your hand.
    ~ heat++
    -> pen

=== lantern ===
# scene: By lamplight
# with LOMAX
# place: churchyard
# weather: rain
# hour: night
# people: LOMAX
# music: none
# sound: lid
He undoes the screws himself, and puts each in his breast pocket as he goes. Then he lifts the lid a foot, and you hold up the lamp, and the gilt comes on along the spines like a row of windows.
LOMAX: Ah. The 1904.
He was a chorister, it turns out. He lets the rain run off his hat, away from the box.
LOMAX: I have to telephone. You do see that? I'd need to be given a reason not to.
* (tenancy) {known ? lease} [Tell him who gets a farm, and who does not. # id: tenancy # memory: You told Lomax who gets a farm, and who does not.]
    You tell him what it says in small print, and that on the first of March 1921 there was a woman of thirty-six in that house with a child in this ground, and nobody in it with her.
    LOMAX: To his widow. Yes. Not to his wife.
    He stands there for about as long as it takes to read a page.
    LOMAX: What does it weigh?
    {known ? weighed: Twelve stone, you tell him. Exactly.|Enough, you tell him.}
    LOMAX: Then somebody has done the sum already. I shan't do it twice.
    He takes the screws out of his pocket.
    -> kitchen
* (bishop) {dam.thursday.dogs} [Ask him what happened to Bishop. # id: bishop # memory: You asked Lomax what happened to Bishop, the terrier.]
    LOMAX: The terrier? Wouldn't come out of Hallin. I went back for him with a boat.
    LOMAX: It wasn't in the schedule.
    He shuts the lid with both hands. He gives you the screws one at a time, and you put them in.
    -> kitchen
* (silence) [Give him none. # id: silence # memory: You gave Lomax no reason.]
    You can think of several reasons, and all of them belong to other people. The rain counts up to some figure of its own.
    LOMAX: No. Well. It does you credit, I expect.
    ~ remark = "books"
    -> inquest

=== inquest ===
# scene: The eleven weeks
# with HESTER
# place: schoolroom
# weather: clear
# hour: day
# people: LOMAX
# music: none
Lomax telephones the coroner, who telephones the county. On Saturday at eight nobody shuts anything. The Sallow goes on through its hole in the wall, and sounds surprised.
# memory(all): {thirty_eight.counted: It came out that the clerk had counted the books on the Thursday: a hundred and twelve.}
# memory(all): {thirty_eight.lidded: It came out that the clerk had put the lid back.}
# memory(all): {thirty_eight.hushed: It came out that the clerk had sent the Spences away for a strap.}
# memory(all): {thirty_eight.wrote: It came out that the clerk had first written it in pencil.}
# memory(all): {schoolroom.thursday.told: It came out that the clerk had told a child of eleven.}
# memory(all): {dam.thursday.ticked: It came out that the clerk had ticked thirty-eight on the Thursday, with the engineer watching.}
# memory(all): {schoolroom.friday.wired: It came out that the clerk had wired the deceased to remain where he was.}
# memory(all): {lantern: It came out that the engineer had to see for himself.}
It is eleven weeks. Gentlemen come with boxes. They find that one of the Spences was never christened, that Dacre has been four inches over the boundary since 1899, and that on the third of February 1921 a doctor, a canon and eight bearers swore to something together, and had it buried.
Tolly says that it was all his father. His father is up on the ridge now with a view, and says nothing, which is taken for agreement.
{known ? bearers:You are asked whether you knew. You say that you are a clerk.|You are asked what you knew, and find that it is nothing. You had written it down before you thought of asking.}
* (tell_her) [Be the one who tells Hester. # id: tell_her # memory: It was you who told Hester.]
    You go down before the gentlemen do, and say it at her table, over the clock. She hears you out. Then she says that she had better tell you something in return, and gets up, and turns the key in the front of it.
    There is a note in there, four lines, in a level, backward-leaning hand. She has had it since six in the morning of the day that they found him.
    HESTER: They came to the door with snow on their boots to make it look right. I wasn't going to be the one to say. And now you've gone and said. # fill now_said
* (let_them) [Leave it to the gentlemen. # id: let_them # memory(reader): You left it to the gentlemen to tell Hester.]
    They tell her in the schoolroom, sitting on a bench for children, with a lady present in case. The lady is not needed. Hester asks if that is all. She asks who is going to tell Tolliver Crake that she knew, because somebody ought to be with him.
    You look at the schedule. You had thought that the word you wrote in it was the true one. # fill true_word
- { amos == "coming":
    Amos Oake had come on the Saturday bus, in a very good coat, and given his name to the first gentleman he met, which saved them a fortnight. He and Hester spoke once, on the road, for ten minutes. Neither has said what about.
- else:
    Amos Oake is found in Gas Street, and is very helpful. He asks each of the gentlemen whether he is still to be moved.
}
The Estate, after thirty-three years, wants its farm back. It is explained to the Estate where the farm will be by then, and it settles for costs.
They shut the valves in February, in a frost. The water closes over Thrang six inches deeper than the drawings show, and all the figures agree. You are mentioned in the report, for accuracy, on page nine.
# document page_nine by public
The removals clerk was heard. The clerk's figures were found correct in forty-three particulars.
Asked whether anything had been noticed about the forty-fourth, the clerk referred the court to the column for Remarks.
The court read it. No blame attaches.
# end document
There are no more eggs. # ending: inquest
-> END
