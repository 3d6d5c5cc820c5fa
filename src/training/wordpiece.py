"""WordPiece as BERT has it: words, then pieces of words, each word with its place in the text.

Places are in Unicode code points of the text given; `Utf16` turns them into UTF-16 code units, which is what the
sets and Proofwire count in. Java's `org.proofwire.model.WordPiece` does the same, and a test compares the two.
"""
import unicodedata

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"

# A word with more characters than this becomes one unknown piece, as in BERT's reference.
LONGEST_WORD = 100


def is_space(char):
    return char in " \t\n\r" or unicodedata.category(char) in ("Zs", "Zl", "Zp")


def is_dropped(char):
    """Control characters and the like, which BERT deletes; not what this Unicode does not know yet, such as emoji."""
    return ord(char) == 0xFFFD or (char not in "\t\n\r" and unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs"))


def is_mark(char):
    """Punctuation, each sign of which is a word of its own; so are ASCII signs such as $ and ^."""
    code = ord(char)
    ascii_sign = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_sign or unicodedata.category(char).startswith("P")


def is_han(char):
    code = ord(char)
    return (0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2A6DF
            or 0x2A700 <= code <= 0x2B73F or 0x2B740 <= code <= 0x2B81F or 0x2B820 <= code <= 0x2CEAF
            or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F)


def words(text):
    """(start, end) of each word."""
    found, start = [], None
    for i, char in enumerate(text):
        alone = is_mark(char) or is_han(char)
        if start is not None and (alone or is_space(char)):
            found.append((start, i))
            start = None
        if alone:
            found.append((i, i + 1))
        elif start is None and not is_space(char) and not is_dropped(char):
            start = i
    if start is not None:
        found.append((start, len(text)))
    return found


class WordPiece:
    """Splits words into pieces of a vocabulary."""

    def __init__(self, vocabulary, lower=True):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.lower = lower
        self.unknown, self.start, self.end = self.ids[UNKNOWN], self.ids[START], self.ids[END]
        self._known = {}

    @classmethod
    def read(cls, path, lower=True):
        with open(path, encoding="utf-8") as lines:
            return cls([line.rstrip("\n") for line in lines], lower)

    def plain(self, word):
        word = "".join(c for c in word if not is_dropped(c))
        if not self.lower:
            return word
        word = "".join(c.lower() for c in word)  # sign by sign, so that a Greek sigma does not depend on its place
        return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")

    def pieces(self, word):
        """Ids of one word's pieces, longest first from the left; none for a word of nothing but control characters."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._split(self.plain(word))
        return known

    def _split(self, word):
        if not word:
            return []
        if len(word) > LONGEST_WORD:
            return [self.unknown]
        found, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start:
                piece = ("##" if start else "") + word[start:end]
                if piece in self.ids:
                    found.append(self.ids[piece])
                    break
                end -= 1
            else:
                return [self.unknown]
            start = end
        return found


class Utf16:
    """Places in a text, in code points, as places in UTF-16 code units, and back."""

    def __init__(self, text):
        self.units = None
        if any(ord(c) > 0xFFFF for c in text):
            self.units = [0]
            for char in text:
                self.units.append(self.units[-1] + (2 if ord(char) > 0xFFFF else 1))
            self.points = {unit: i for i, unit in enumerate(self.units)}

    def unit(self, point):
        return point if self.units is None else self.units[point]

    def point(self, unit):
        if self.units is None:
            return unit
        return self.points.get(unit, self.points.get(unit - 1, 0))
