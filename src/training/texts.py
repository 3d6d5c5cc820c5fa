"""The sets to learn from, as texts whose words are labelled, one label a head.

A head is one question asked of each word. `any` and `major`: would a rater mark it, at all or as a major error (WMT's
MQM)? `edited`: would a translator change it (MLQE-PE's tags, from post-edits)? `garbled`: was it garbled on purpose
(`garble.py`)? A label is 0 or 1, or None where nobody has said.
"""
import json
import os
from dataclasses import dataclass, field

import wordpiece

HEADS = ("any", "major", "edited", "garbled")


@dataclass
class Text:
    """Words with their labels: `labels[head][i]` belongs to `words[i]`; a head that is missing has no labels."""
    source: str
    words: list
    labels: dict = field(default_factory=dict)


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def split(text):
    """The words of a text, as strings."""
    return [text[a:b] for a, b in wordpiece.words(text)]


def tagged(row):
    """A sentence whose tokens are tagged OK or BAD."""
    text, units = row["text"], wordpiece.Utf16(row["text"])
    bad = set()
    for (start, end), tag in zip(row["tokenSpans"], row["tags"]):
        if tag == "BAD":
            bad.update(range(units.point(start), units.point(end)))
    places = wordpiece.words(text)
    return Text("words", [text[a:b] for a, b in places], {"edited": [int(a in bad) for a, b in places]})


def fine(row, source, heads):
    """A text in which nothing is wrong, as far as these heads ask."""
    words = split(row["text"])
    return Text(source, words, {head: [0] * len(words) for head in heads})


def marked(row, source):
    """A translated article with raters' spans, a text a paragraph."""
    text, units = row["text"], wordpiece.Utf16(row["text"])
    any_, major = set(), set()
    for span in row["spans"]:
        places = range(units.point(span["start"]), max(units.point(span["end"]), units.point(span["start"]) + 1))
        any_.update(places)
        if span["severity"] in ("major", "critical"):
            major.update(places)
    paragraphs, at = [], 0
    for paragraph in text.split("\n\n"):
        words = [(a + at, b + at) for a, b in wordpiece.words(paragraph)]
        if words:
            paragraphs.append(Text(source, [text[a:b] for a, b in words], {
                "any": [int(any(i in any_ for i in range(a, b))) for a, b in words],
                "major": [int(any(i in major for i in range(a, b))) for a, b in words]}))
        at += len(paragraph) + 2
    return paragraphs


def load(shared):
    """All texts to learn from, by source; `shared` is the folder with `train` and `bench` in it."""
    train, bench = os.path.join(shared, "train"), os.path.join(shared, "bench")
    return {
        "words": [tagged(r) for r in read_lines(os.path.join(train, "words.jsonl"))],
        "edited": [fine(r, "edited", HEADS) for r in read_lines(os.path.join(train, "post-edited.jsonl"))],
        "native": [fine(r, "native", HEADS) for r in read_lines(os.path.join(train, "native-sentences.jsonl"))],
        "talks": [p for r in read_lines(os.path.join(train, "wmt21-ted.jsonl")) for p in marked(r, "talks")],
        "news": [p for r in read_lines(os.path.join(bench, "wmt21-news.jsonl")) for p in marked(r, "news")],
    }
