"""Figures for the model card, as `proofwire evaluate` defines them, for the model alone and with their spread."""
import collections
import random

import numpy


def stretches(spans, flags):
    """Flagged words, those that touch joined: [start, end] of each stretch."""
    found = []
    for i in numpy.flatnonzero(flags):
        start, end = spans[i]
        if found and found[-1][2] == i - 1 and start - found[-1][1] <= 1:
            found[-1][1:] = [end, i]
        else:
            found.append([start, end, i])
    return [[start, end] for start, end, _ in found]


def flagged(chances, least, rule):
    """As `unlikely-wording` does: words from `least` on, and those beside them that are nearly as doubtful; a word by itself
    must be more so. (What it asks of names is left out here.) `rule`: the settings in its file."""
    flags, doubtful, start = numpy.zeros(len(chances), dtype=bool), chances >= rule["nearly"] * least, 0
    for i in range(1, len(chances) + 1):
        if i == len(chances) or doubtful[i] != doubtful[start]:
            needed = least * (rule["alone"] if i - start == 1 else 1)
            flags[start:i] = doubtful[start] and chances[start:i].max() >= needed
            start = i
    return flags


def matthews(tp, flagged, wanted, total):
    fp, fn = flagged - tp, wanted - tp
    tn = total - flagged - wanted + tp
    below = numpy.sqrt(float(tp + fp) * float(tp + fn) * float(tn + fp) * float(tn + fn))
    return float((tp * tn - fp * fn) / below) if below else 0.0


def rater_counts(row, spans, flags):
    """For one article without its headline, each rater left out in turn: characters hit, flagged, wanted and in all,
    wanted by any of the other two, then by both."""
    size = len(row["text"].encode("utf-16-le")) // 2
    segments = row.get("segments") or []
    cut = segments[0]["end"] if len(segments) > 1 else 0
    flagged = numpy.zeros(size, dtype=bool)
    for start, end in stretches(spans, flags):
        flagged[start:end] = True
    marks = []
    for rater in sorted(row["raters"]):
        mark = numpy.zeros(size, dtype=bool)
        for span in row["spans"]:
            if span["rater"] == rater and span["start"] >= cut:
                mark[span["start"]:span["end"]] = True
        marks.append(mark[cut:])
    flagged, totals = flagged[cut:], numpy.zeros(8)
    for left_out in range(len(marks)):
        one, other = (m for i, m in enumerate(marks) if i != left_out)
        for at, wanted in ((0, one | other), (4, one & other)):
            totals[at:at + 4] += [(flagged & wanted).sum(), flagged.sum(), wanted.sum(), len(wanted)]
    return totals


def as_one_more_rater(articles, flags):
    """MCC against any and against both of the other two raters, and the 95% interval over documents of each."""
    by_document = collections.defaultdict(lambda: numpy.zeros(8))
    for article, own in zip(articles, flags):
        if len(article.row["raters"]) == 3:
            by_document[article.row["document"]] += rater_counts(article.row, article.spans, own)
    documents, rng = list(by_document.values()), random.Random(1)
    whole = figures(sum(documents))
    drawn = [figures(sum(rng.choice(documents) for _ in documents)) for _ in range(500)]
    spread = [tuple(round(float(v), 3) for v in numpy.quantile([d[i] for d in drawn], (0.025, 0.975))) for i in (0, 1)]
    return whole, spread


def figures(totals):
    return matthews(*totals[:4]), matthews(*totals[4:])


def alarms(articles, flags):
    """Stretches flagged per 1,000 words."""
    found = sum(len(stretches(a.spans, own)) for a, own in zip(articles, flags))
    return 1000 * found / sum(len(a.row["text"].split()) for a in articles)


def words(rows, predictions, flag):
    """MCC on tagged words by language pair. `flag`: which words of a row's prediction are flagged."""
    by_id, pairs = {p["id"]: p for p in predictions}, collections.defaultdict(lambda: ([], []))
    for row in rows:
        own = by_id[row["id"]]
        spans, flags = numpy.array(own["words"]).reshape(-1, 2), flag(row, own)
        for (start, end), tag in zip(row["tokenSpans"], row["tags"]):
            pairs[row["pair"]][0].append(any(f for (a, b), f in zip(spans, flags) if a < end and start < b))
            pairs[row["pair"]][1].append(tag == "BAD")
    return {pair: mcc(numpy.array(flags), numpy.array(bad)) for pair, (flags, bad) in sorted(pairs.items())}


def mcc(flags, bad):
    return matthews((bad & flags).sum(), flags.sum(), bad.sum(), len(bad))
