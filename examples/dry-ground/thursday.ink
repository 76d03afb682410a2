=== thirty_eight ===
# entry
# scene: Number thirty-eight
# with TOLLY
# place: churchyard
# weather: wind
# hour: day
# people: TOLLY
# music: hills
# sound: lid
By Thursday noon you have moved thirty-seven of the dead, and number thirty-eight turns out to be hymn books.
A strap has slipped and taken the lid with it. They are Hymns Ancient and Modern, the edition of 1904, which nobody liked, and they lie spine up, in courses, with straw at the corners, the way a careful person packs china.
The gravel of Thrang churchyard keeps whatever it is given. Since August it has handed back boots, ribbons, a set of apostle spoons and, from number nine, most of a plum cake. It has even kept the gilt on these. # fill gravel
TOLLY: Well. He was never a reader.
The plate says AMOS OAKE, 1921, AGED 41. So does Schedule B, in your own hand, between Nuttall, Jane and Oake, Infant Son of. The Sallow Valley Water Act allows you a column for Condition and a column for Remarks. In fourteen weeks you have had no remarks.
Amos Oake's widow boiled you an egg this morning. You have lodged with her since August.
* (counted) [Count the books. # id: counted # memory: You counted what is in thirty-eight: a hundred and twelve hymn books.]
    You count them, because it is what you do when there is nothing to be done. A hundred and twelve. You take one out and heft it, then you do the sum, then you do it again.
    A pound and a half apiece comes to twelve stone exactly. Somebody had not just filled this box. Somebody had asked what he weighed.
    ~ known += weighed
* (asked) [Ask Tolly who dug this one. # id: asked # memory: You asked Tolly who had dug number thirty-eight.]
    TOLLY: My father. Look at the sides of that. You could hang a door on it.
    He says it to the hole. Tolliver Crake is sixty, and his father dug every grave you have opened, and until this one he has introduced each of them to you as though you might get on.
* (lidded) [Put the lid back on. # id: lidded # memory: You put the lid back on thirty-eight without being asked.]
    You are down in the hole with the lid in your arms before you have decided to be. It drops home with a small cough. It was always a good lid.
    Tolly regards you as he might a spade that had come indoors and wiped its feet.
    ~ tolly++
- Along the wall the brothers Spence are coming back from their dinner, disagreeing about a whippet.
TOLLY: You've the pencil. What are we?
* (hushed) [Send the Spences for a new strap. # id: hushed # memory(TOLLY, DACRE): You sent the Spences for a new strap, so that they should not see.]
    The straps are in the cart, the cart is at the ford, and the Spences have never in their lives hurried towards an object. You have forty minutes. In the course of them Tolly carries the kettle over to your side of the wall, which he has not done before.
    ~ tolly++
* (wrote) [Write it down in Remarks. # id: wrote # memory: You wrote hymn books in Remarks, in pencil.]
    You write: Hymn books. It looks, in that column, like something that was bound to happen. Tolly reads it upside down, which any sexton can.
    TOLLY: Is that pencil?
    You say that it is pencil.
    TOLLY: Good.
    ~ remark = "pencilled"
* (looked) [Let the Spences look. # id: looked # memory(all): You let the Spences look into thirty-eight.]
    The elder Spence takes off his cap. The younger, who was in the choir, says that it is the 1904, and puts his back on.
    They will say nothing to anybody, they say. They say it first to you, and then, you can hear them going down the lane, to each other, and then to a man with a ladder.
    ~ heat++
- When thirty-eight has its lid, and eight new screws, and a tarpaulin, Tolly stands looking over the wall at a chimney with smoke coming from it. It is the last in Thrang that has.
TOLLY: Nobody says owt to Hester. It would finish her. # fill warn
On Friday at six Mr Lomax, the engineer, will want the schedule: forty-four names and forty-four ticks. On Saturday at eight he will shut the valves in the wall, and start to make a lake of this.
-> street
