-> deck

=== deck ===
# with OONA
The ferry leaves at nine, with the cars below and the gulls above.
* (paid) [Pay for the crossing.]
* (hid) [Hide among the cars.]
- You find a bench on the lee side. # fill bench: the bench on deck, this morning; max 50 words
* (slept) [Sleep.]
* (read) [Read the paper.]
- OONA: Tickets, please. # fill tickets: how she asks for tickets; max 20 words
The harbour comes up out of the fog, crane by crane. # fill harbour: the harbour as it comes up; max 50 words
* (waved) [Wave to the quay.]
* (below) [Go below.]
- The ramp goes down with a sound like a long word. # fill ramp: how this crossing ends; max 50 words
-> END

=== function facts_OONA
{deck.paid: You paid Oona for the crossing.}
{deck.hid: Oona has not seen you among the cars.}
