"""Makes garbled text out of good text, the ways in which translation and republishing garble it, and marks what it did.

Nothing here knows a language: a sentence is words, and the other sentences lend it theirs.
"""
import collections
import os
import random

import texts

PREPOSITIONS = "of in to for on with at by from about as into over after before between under against during".split()
DETERMINERS = "the a an this that these those some any no every".split()
# By case: another pronoun of the same case would mostly still be right.
PRONOUNS = ("he she they we i who".split(), "him them us me".split(), "his its their our your my".split())
AUXILIARIES = "is are was were be been has have had do does did will would can could should may might".split()
CONJUNCTIONS = "and or but because although while when if that since unless".split()
CLASSES = (PREPOSITIONS, DETERMINERS, AUXILIARIES, CONJUNCTIONS)
SMALL_WORDS = frozenset(word for each in CLASSES + PRONOUNS for word in each)

# How often each kind is made, relative to the others.
KINDS = {"splice": 2, "drop": 2, "swap": 1, "move": 3, "double": 1, "form": 3, "stranger": 2, "sense": 5, "small": 4,
         "name": 1, "article": 2}


class Word(str):
    """A word of a garbled text, and the one that it took the place of, if it took one's."""
    old = None

    @classmethod
    def instead(cls, new, old):
        word = cls(new)
        word.old = old
        return word


class Lexicon:
    """What the words of good text tell about words: how common each is, which other forms it has, and, where WordNet's
    files are installed, which words share one of its senses."""

    def __init__(self, good, wordnet="/usr/share/wordnet"):
        self.count = collections.Counter(w for text in good for w in text.words if w.isalpha() and w.islower())
        self.bands = collections.defaultdict(list)
        for word, count in sorted(self.count.items()):
            if count > 1 and word not in SMALL_WORDS:
                self.bands[self._band(word)].append(word)
        self.senses = read_wordnet(wordnet, self.count) if os.path.isdir(wordnet) else {}

    def _band(self, word):
        """Words of one band end alike and are about equally common, so that one can stand in another's place."""
        ending = next((e for e in ("ing", "ed", "ly", "tion", "ment", "ers", "es", "s") if word.endswith(e)), "")
        return ending, min(self.count[word], 256).bit_length()

    def stranger(self, word, rng):
        others = self.bands.get(self._band(word)) or [word]
        return rng.choice(others)

    def form(self, word, rng):
        """Another form of a word, or None."""
        stems = {word}
        for ending in ("ing", "ed", "es", "s", "er", "ly", "d"):
            if word.endswith(ending) and len(word) - len(ending) > 2:
                stem = word[:-len(ending)]
                stems |= {stem, stem + "e"}
                if len(stem) > 3 and stem[-1] == stem[-2]:
                    stems.add(stem[:-1])
        forms = {stem + ending for stem in stems for ending in ("", "s", "es", "ed", "d", "ing", "er", "ly", "ness")}
        forms |= {stem[:-1] + "ing" for stem in stems if stem.endswith("e")}
        known = sorted(f for f in forms if f != word and self.count[f] > 1)
        return rng.choice(known) if known else None

    def sense(self, word, rng):
        """A word that means the same elsewhere but seldom here, in about the same form; or None."""
        for ending in ("", "s", "ed", "ing"):
            stem = word[:len(word) - len(ending)] if word.endswith(ending) else None
            for base in (stem, (stem or "") + "e"):
                if stem and len(base) > 2 and base in self.senses:
                    other = rng.choice(self.senses[base])
                    if ending in ("ed", "ing") and other.endswith("e"):
                        other = other[:-1]
                    return other + ending
        return None


def read_wordnet(folder, count):
    """For each word, the words that share one of its senses, rare senses and words included. Only words that good text
    has too, and only single ones."""
    senses = collections.defaultdict(set)
    for part in ("noun", "verb", "adj"):
        with open(os.path.join(folder, "data." + part), encoding="latin-1") as lines:
            for line in lines:
                if line.startswith(" "):
                    continue
                fields = line.split()
                size = int(fields[3], 16)
                words = [fields[4 + 2 * i].split("(")[0] for i in range(size)]
                words = [w for w in words if w.isalpha() and w.islower() and count[w] > 0]
                for word in words:
                    senses[word].update(w for w in words if w != word)
    return {word: sorted(others) for word, others in sorted(senses.items()) if others}


class Garbler:
    """Garbles texts; the same seed garbles alike."""

    def __init__(self, good, lexicon, seed):
        self.good = good
        self.lexicon = lexicon
        self.rng = random.Random(seed)

    def garble(self, text):
        """A garbled copy, labelled; other heads have no say about it."""
        words, marks = [Word(w) for w in text.words], [0] * len(text.words)
        wanted = 1 + min(3, int(self.rng.expovariate(1.2)))
        made = 0
        for _ in range(4 * wanted):
            kind = self.rng.choices(list(KINDS), list(KINDS.values()))[0]
            made += getattr(self, "_" + kind)(words, marks)
            if made == wanted:
                break
        return texts.Text("garbled", words, {"garbled": marks})

    def _place(self, words, marks, ok):
        """A place in the sentence that nothing was done to yet, or None."""
        places = [i for i in range(len(words)) if not marks[i] and ok(words[i])]
        return self.rng.choice(places) if places else None

    def _put(self, words, marks, i, j, new, mark=1):
        words[i:j] = [w if isinstance(w, Word) else Word(w) for w in new]
        marks[i:j] = [mark] * len(new)
        return True

    def _splice(self, words, marks):
        i = self._place(words, marks, str.isalpha)
        other = self.rng.choice(self.good).words
        if i is None or not 0 < i < len(words) - 1 or len(other) < 6:
            return False
        size = self.rng.randint(2, 4)
        start = self.rng.randrange(len(other) - size)
        piece = other[start:start + size]
        if not all(w.isalpha() for w in piece):
            return False
        return self._put(words, marks, i, i + self.rng.randint(0, 2), piece)

    def _drop(self, words, marks):
        i = self._place(words, marks, str.isalpha)
        if i is None or i + 1 >= len(words) or len(words) < 5 or marks[i + 1]:
            return False
        del words[i], marks[i]
        marks[i] = 1
        if i and words[i - 1].isalpha():
            marks[i - 1] = 1
        return True

    def _swap(self, words, marks):
        i = self._place(words, marks, str.isalpha)
        if i is None or i + 1 >= len(words) or not words[i + 1].isalpha() or words[i] == words[i + 1]:
            return False
        return self._put(words, marks, i, i + 2, [words[i + 1], words[i]])

    def _move(self, words, marks):
        i = self._place(words, marks, str.isalpha)
        size = self.rng.choice((1, 1, 2, 3))
        if i is None or i + size > len(words) - 1 or not all(w.isalpha() for w in words[i:i + size]):
            return False
        piece = words[i:i + size]
        to = i + self.rng.choice((-6, -5, -4, -3, -2, 2, 3, 4, 5, 6))
        if not 0 <= to <= len(words) - size - 1:
            return False
        del words[i:i + size], marks[i:i + size]
        return self._put(words, marks, to, to, piece)

    def _double(self, words, marks):
        i = self._place(words, marks, str.isalpha)
        if i is None:
            return False
        return self._put(words, marks, i, i + 1, [words[i]] * 2)

    def _form(self, words, marks):
        return self._replace(words, marks, self.lexicon.form)

    def _stranger(self, words, marks):
        return self._replace(words, marks, self.lexicon.stranger)

    def _sense(self, words, marks):
        return self._replace(words, marks, self.lexicon.sense)

    def _replace(self, words, marks, other):
        i = self._place(words, marks, lambda w: w.isalpha() and w.islower() and w not in SMALL_WORDS and len(w) > 2)
        new = None if i is None else other(words[i], self.rng)
        return new is not None and new != words[i] and self._put(words, marks, i, i + 1, [Word.instead(new, words[i])])

    def _small(self, words, marks):
        i = self._place(words, marks, lambda w: w.lower() in SMALL_WORDS)
        if i is None:
            return False
        old = words[i].lower()
        own = next((c for c in CLASSES if old in c), None)
        others = own or [w for case in PRONOUNS if old not in case for w in case]
        new = self.rng.choice([w for w in others if w != old])
        return self._put(words, marks, i, i + 1, [Word.instead(new, words[i])])

    def _article(self, words, marks):
        """An article too many or too few, as from languages that have none."""
        i = self._place(words, marks, lambda w: w.isalpha() and w.islower() and w not in SMALL_WORDS)
        if i is None or i == 0:
            return False
        if words[i - 1] in ("the", "a", "an"):
            del words[i - 1], marks[i - 1]
            marks[i - 1] = 1
            return True
        if words[i - 1] in PREPOSITIONS:
            return self._put(words, marks, i, i, [self.rng.choice(("the", "the", "a"))])
        return False

    def _name(self, words, marks):
        """A name translated as if it were a common word."""
        i = self._place(words, marks, lambda w: w.isalpha() and w.istitle())
        if i is None or i == 0:
            return False
        nouns = self.lexicon.bands.get(("", 4)) or self.lexicon.bands.get(("", 3))
        return bool(nouns) and self._put(words, marks, i, i + 1, [self.rng.choice(nouns)])
