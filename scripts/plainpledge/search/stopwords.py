"""Words that say little of what is looked for. They count a little: phrases still fit."""

STOPWORDS = frozenset(
    """
    a about all am an and any are as at be been being by can cannot could did do does doing dont
    each either else ever every for from had has have having he her here hers him his how i if
    im in into is isnt it its itself just let like ll lot many may me might more most much must
    my near need needs no nor not of off on once only onto or other others our ours out over own
    per please really same shall she should so some such than that thats the their theirs them
    then there these they thing things this those through to too under until up upon us use used
    using ve very want wants was way we were what whats when whenever where which while who whom
    whose why will with within would you your yours find get getting give got explain show tell
    know looking look info page pages document documents mean means meaning
    define definition stand stands
    """.split()
)
"""Words that a query has for its grammar."""

LIGHT = frozenset(
    """
    bring come go happen help keep kind let lot make people put say see set take thing time try
    turn way work
    """.split()
)
"""Verbs and nouns that go with anything: they count less than other words."""
