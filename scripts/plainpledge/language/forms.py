"""The forms of English words, both ways: "use" → "used", and "used" → "use"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType


class Part(Enum):
    """A part of speech, as far as it has forms of its own."""

    VERB = "verb"
    NOUN = "noun"
    OTHER = "other"
    """Adjectives, adverbs and the rest: they are taken as they are."""
    ANY = "any"
    """Not known: it may have the forms of a verb and of a noun."""


class Form(Enum):
    """What a form of a word says."""

    BASE = "base"
    """ "use", "child": as in a dictionary."""
    THIRD = "third"
    """ "uses", of a verb."""
    PAST = "past"
    """ "used", "gave"."""
    PARTICIPLE = "participle"
    """ "used", "given"."""
    ING = "ing"
    """ "using"."""
    PLURAL = "plural"
    """ "children", of a noun."""


_VOWELS = "aeiou"
_IRREGULAR_VERBS = """
arise arose arisen, bear bore borne, beat beat beaten, become became become, begin began begun,
bend bent bent, bet bet bet, bind bound bound, bite bit bitten, bleed bled bled, blow blew blown,
break broke broken, breed bred bred, bring brought brought, build built built, buy bought bought,
cast cast cast, catch caught caught, choose chose chosen, come came come, cost cost cost,
cut cut cut, deal dealt dealt, dig dug dug, do did done, draw drew drawn, drink drank drunk,
drive drove driven, eat ate eaten, fall fell fallen, feed fed fed, feel felt felt,
fight fought fought, find found found, flee fled fled, fly flew flown, forbid forbade forbidden,
foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen,
get got got, give gave given, go went gone, grow grew grown, hang hung hung, have had had,
hear heard heard, hide hid hidden, hit hit hit, hold held held, hurt hurt hurt, keep kept kept,
know knew known, lay laid laid, lead led led, leave left left, lend lent lent, let let let,
lie lay lain, lose lost lost, make made made, mean meant meant, meet met met, pay paid paid,
put put put, quit quit quit, read read read, ride rode ridden, ring rang rung, rise rose risen,
run ran run, say said said, see saw seen, seek sought sought, sell sold sold, send sent sent,
set set set, shake shook shaken, shed shed shed, shine shone shone, shoot shot shot,
show showed shown, shrink shrank shrunk, shut shut shut, sing sang sung, sink sank sunk,
sit sat sat, sleep slept slept, speak spoke spoken, spend spent spent, split split split,
spread spread spread, stand stood stood, steal stole stolen, stick stuck stuck,
strike struck struck, strive strove striven, swear swore sworn, sweep swept swept,
swim swam swum, swing swung swung, take took taken, teach taught taught, tear tore torn,
tell told told, think thought thought, throw threw thrown, tread trod trodden,
understand understood understood, wake woke woken, wear wore worn, weep wept wept, win won won,
wind wound wound, write wrote written
"""
_PREFIXES = "mis out over re un under up with".split()
"""What may stand before an irregular verb: "withdraw", "uphold", "undertake"."""
_BE = {Form.BASE: "be", Form.THIRD: "is", Form.PAST: "was", Form.PARTICIPLE: "been"}
_THIRDS = {"have": "has", "do": "does", "go": "goes", "undergo": "undergoes", "forgo": "forgoes"}
_THIRDS |= {"redo": "redoes", "undo": "undoes", "outdo": "outdoes", "overdo": "overdoes"}
_DOUBLING = frozenset(
    "abet abhor acquit admit allot aver begin bedim befit combat commit compel concur confer"
    " control defer demur deter disbar dispel emit entrap equip excel expel forget format handicap"
    " impel incur infer input intermit kidnap occur offset omit output patrol permit prefer"
    " program propel rebut recur refer regret remit repel reset rerun reset retrofit submit"
    " transfer transmit unplug unwrap upset worship zigzag".split()
)
"""Verbs of more than one syllable that double their last letter."""
_L_AFTER_TWO_VOWELS = frozenset("dial fuel duel trial initial equal victual".split())
_NOT_DOUBLED = frozenset("parallel bus gas".split())
_PLURALS = {
    "child": "children", "grandchild": "grandchildren", "person": "people", "man": "men",
    "woman": "women", "foot": "feet", "tooth": "teeth", "mouse": "mice", "goose": "geese",
    "life": "lives", "wife": "wives", "knife": "knives", "half": "halves", "leaf": "leaves",
    "self": "selves", "shelf": "shelves", "loaf": "loaves", "thief": "thieves", "wolf": "wolves",
    "calf": "calves", "criterion": "criteria", "phenomenon": "phenomena", "analysis": "analyses",
    "basis": "bases", "crisis": "crises", "thesis": "theses", "hypothesis": "hypotheses",
    "diagnosis": "diagnoses", "datum": "data", "medium": "media", "potato": "potatoes",
    "tomato": "tomatoes", "hero": "heroes", "echo": "echoes", "veto": "vetoes",
    "sheep": "sheep", "series": "series", "means": "means", "species": "species",
}  # fmt: skip
_LINKS = frozenset("of for to in on at by with from about that who which we you they".split())
"""After one of these a phrase says more of its noun: in "ways of working" that is "way"."""


@cache
def forms(word: str, part: Part) -> Mapping[Form, str]:
    """Return all forms of a word, given as it stands in a dictionary, in small letters."""
    if part is Part.VERB:
        return MappingProxyType(_verb_forms(word))
    if part is Part.NOUN:
        return MappingProxyType({Form.BASE: word, Form.PLURAL: plural(word)})
    return MappingProxyType({Form.BASE: word})


def phrase_forms(phrase: str, part: Part) -> Mapping[Form, str]:
    """Return all forms of a phrase: "carry out" → "carried out", "way of working" → "ways of …"."""
    if part is Part.ANY:
        return {**phrase_forms(phrase, Part.VERB), **phrase_forms(phrase, Part.NOUN)}
    words = phrase.split(" ")
    head = _head(words, part)
    before, after = words[:head], words[head + 1 :]
    made = forms(words[head], part).items()
    return {form: " ".join((*before, word, *after)) for form, word in made}


def inflected(phrase: str, part: Part, form: Form) -> str:
    """Return a phrase in a form; as it is, if its part of speech has no such form."""
    return phrase_forms(phrase, part).get(form, phrase)


def bases(word: str, part: Part) -> Iterator[str]:
    """Yield what a word may be a form of, itself first; the caller knows which are words."""
    yield word
    irregular = _from_irregular().get(word, ()) if part is Part.VERB else _from_plural(word)
    for base in (*irregular, *dict.fromkeys(_cut(word, part))):
        if base != word and word in forms(base, part).values():
            yield base


def is_irregular_verb(word: str) -> bool:
    """True for verbs such as "give", as they stand in a dictionary."""
    return word in _irregular()


def plural(noun: str) -> str:
    """Return the plural of a noun."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    return f"{noun[:-1]}ies" if _ends_in_y(noun) else noun + _s(noun)


def _head(words: list[str], part: Part) -> int:
    """Return which word of a phrase changes: the first of a verb's, the last of a noun's own."""
    if part is not Part.NOUN:
        return 0
    links = (index for index, word in enumerate(words) if index and word in _LINKS)
    return next(links, len(words)) - 1


def _verb_forms(verb: str) -> dict[Form, str]:
    stem, ending = _stem(verb)
    past, participle = _irregular().get(verb) or _past_of_prefixed(verb) or (ending, ending)
    whole = stem if verb.endswith("z") else verb
    third = f"{verb[:-1]}ies" if _ends_in_y(verb) else whole + _s(verb)
    made = {
        Form.BASE: verb,
        Form.THIRD: _THIRDS.get(verb, third),
        Form.PAST: past,
        Form.PARTICIPLE: participle,
        Form.ING: f"{verb[:-2]}ying" if verb.endswith("ie") else f"{stem}ing",
    }
    return {**made, **_BE, Form.ING: "being"} if verb == "be" else made


def _stem(verb: str) -> tuple[str, str]:
    """Return what "ing" is put to, and the regular past."""
    if verb.endswith("e"):
        keeps = verb.endswith(("ee", "oe", "ye", "inge")) or len(verb) < 3
        return (verb if keeps else verb[:-1]), f"{verb}d"
    if _ends_in_y(verb):
        return verb, f"{verb[:-1]}ied"
    if verb.endswith("c"):
        return f"{verb}k", f"{verb}ked"
    stem = verb + verb[-1] if _doubles(verb) else verb
    return stem, f"{stem}ed"


def _doubles(verb: str) -> bool:
    """True when the last letter is doubled before "ed" and "ing", the British way."""
    if verb in _DOUBLING or verb in _L_AFTER_TWO_VOWELS:
        return True
    if len(verb) < 3 or verb in _NOT_DOUBLED or verb[-1] in f"{_VOWELS}hwxy":
        return False
    vowel, before = verb[-2] in _VOWELS, verb[-3]
    if not vowel or (before in _VOWELS and not verb.endswith(f"qu{verb[-2:]}")):
        return False
    is_short = not any(letter in f"{_VOWELS}y" for letter in verb[:-2].removesuffix("qu"))
    return verb[-1] == "l" or is_short or any(verb == f"{one}{two}" for one, two in _prefixed(verb))


def _prefixed(verb: str) -> Iterator[tuple[str, str]]:
    """Yield a prefix and the irregular verb after it: "under", "cut"."""
    for prefix in _PREFIXES:
        rest = verb.removeprefix(prefix)
        if rest != verb and rest in _irregular():
            yield prefix, rest


def _past_of_prefixed(verb: str) -> tuple[str, str] | None:
    found = (
        (prefix + _irregular()[rest][0], prefix + _irregular()[rest][1])
        for prefix, rest in _prefixed(verb)
    )
    return next(found, None)


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS


def _s(word: str) -> str:
    return "es" if word.endswith(("s", "x", "z", "ch", "sh")) and len(word) > 2 else "s"


@cache
def _irregular() -> Mapping[str, tuple[str, str]]:
    """Return the past and the participle of each irregular verb."""
    rows = (row.split() for row in _IRREGULAR_VERBS.split(","))
    return MappingProxyType({verb: (past, participle) for verb, past, participle in rows})


@cache
def _from_irregular() -> Mapping[str, tuple[str, ...]]:
    """Return the verbs that each irregular form may belong to."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(_BE.values(), ("be",))
    for verb in _irregular():
        for whole in (verb, *(prefix + verb for prefix in _PREFIXES)):
            for form in _verb_forms(whole).values():
                found[form] = (*found.get(form, ()), whole)
    return MappingProxyType(found)


def _from_plural(word: str) -> tuple[str, ...]:
    return tuple(noun for noun, many in _PLURALS.items() if many == word)


def _cut(word: str, part: Part) -> Iterator[str]:
    """Yield what a regular form may be cut down to."""
    endings = {"s": "", "es": "", "zes": "", "ies": "y"}
    if part is Part.VERB:
        endings |= {"ed": "", "d": "", "ied": "y", "ing": "", "ying": "ie", "ked": "", "king": ""}
    for ending, instead in endings.items():
        if word.endswith(ending) and len(word) > len(ending):
            base = word[: -len(ending)] + instead
            yield base
            if ending == "ing":
                yield f"{base}e"
            if ending in ("ed", "ing") and len(base) > 2 and base[-1] == base[-2]:
                yield base[:-1]
