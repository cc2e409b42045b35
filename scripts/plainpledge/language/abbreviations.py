"""Short forms that end in a full stop, by what the stop can mean."""

from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms mx dr drs prof rev revd fr sr hon cllr ald st ste mt ft capt col gen lt sgt cpl"
    " maj cmdr adm gov sen rep pres supt insp det pc messrs mme mlle rt".split()
)
"""A name follows: never the end of a sentence."""

OPENERS = frozenset("e.g i.e eg ie cf viz vs v al incl excl esp aka a.k.a nb n.b cc".split())
"""More of the same sentence follows."""

NUMBERED = frozenset(
    "mon tue tues wed thu thur thurs fri sat sun no nos p pp s ss sec sect sch para paras reg"
    " regs art arts cl ch chap vol vols fig figs ref refs ext tel c ca approx n° nº jan feb mar"
    " apr jun jul aug sept sep oct nov dec pt app ed eds min max mob fl r rr est yr yrs wk"
    " pg pgs pars d.o.b dob ft".split()
)
"""A number follows; before anything else they may be whole words ("No.") at a sentence's end."""

OTHERS = frozenset(
    "co cos corp inc ltd plc llp dept depts govt assoc assn bros ave rd blvd cres hwy ln sq jr"
    " sr esq etc est misc qty temp max min avg dob ph.d phd"
    " b.a m.a b.sc m.sc univ ed ext mgr asst admin mon tue tues wed thu thur thurs fri sat sun"
    " u.k u.s u.s.a e.u u.n ft intl natl".split()
)
"""May stand inside a sentence or at its end: what follows decides."""

PRONOUNS = frozenset("he i it she they this we you".split())
"""Not even a title stands before them in one sentence: “Ask the Dr. She will know.”"""

UNITS = frozenset("mins hrs hr wk wks yr yrs mth mths oz lb lbs kg km cm mm".split())
"""A number stands before; a capital letter after them opens a sentence."""

TIMES = frozenset("a.m p.m am pm".split())
"""Halves of the day."""

AFTER_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december gmt bst utc est".split()
)
"""What may follow a time in one sentence, though it has a capital letter."""

STARTERS = frozenset(
    "a about after all also although an and another any are as ask at be because before both"
    " but by call can could did do does during each either even every everyone few finally first"
    " following for from get give had has have he hello her here his how however i i'd i'll i'm"
    " i've if in instead is it it's its just last later let let's like look many may maybe more"
    " most much my never next no nobody none nor not nothing now of often on once one only or"
    " other our out over people perhaps please she should since so some someone sometimes soon"
    " still such take tell that that's the their them then there there's therefore these they"
    " they're they've this those though through thus to today together too under unless until up"
    " use very was we we'd we'll we're we've were what what's when where whether which while who"
    " who's whose why will with without work would write yes yesterday yet you you'd you'll"
    " you're you've your".split()
)
"""Words that, with a capital letter, open a sentence far more often than they open a name."""

SAYING = frozenset(
    "said says asked asks added replied answered told wrote writes explained shouted cried"
    " called whispered continued thought".split()
)
"""Verbs that tie quoted words to their speaker: “Stop!” Mary said."""
