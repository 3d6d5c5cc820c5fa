"""Learns how to make one probability of the judge's answers: the weights in `wording.yml`.

Two experts, each a logistic regression with weights not below nought, joined by a noisy or. The first sees what raters of
translated news mark; the second what is garbled in articles of any origin, where the rules found something too. Learnt on
development sets alone, a few dozen numbers in all.
"""
import glob
import os
from dataclasses import dataclass

import numpy
import torch
from torch.nn import functional

import texts

# What a sure finding tells of how garbled an article is: MQM's weights by severity, but a critical error tells no more than a
# major one. Only these groups of rules tell it; a wrong name or number stands in the best of prose.
EVIDENCE = {"neutral": 0, "minor": 1, "major": 5, "critical": 5}
GROUPS = ("wording", "grammar")
# Words of a usual article that are counted in with each.
WORDS = 60
# Words without a finding that are counted in when the evidence is set against an article's words: one finding in a short
# text says little.
PADDING = 400
# Evidence in 100 words from which on an article is as garbled as can be.
MOST = 1.5
# The weight of the evidence is so much of what was learnt. The garbled articles that it is learnt from have more errors than
# most, and the whole weight floods such an article with findings: on articles/gold precision rose from 0.77 to 0.83.
RESTRAINT = 0.8
TINY = 1e-4


@dataclass
class Read:
    """An article, what the model says of its words, and what is known of them."""
    row: dict
    spans: numpy.ndarray
    logits: numpy.ndarray
    evidence: float
    wrong: numpy.ndarray


def groups_of_rules():
    return {os.path.basename(path)[:-4]: os.path.basename(os.path.dirname(path)) for path in glob.glob("rules/*/*.yml")}


def read(rows, predictions, found, wrong):
    """Articles with their predictions. `found`: what the rules found, by id; `wrong`: a function of row and spans that
    gives each word's label."""
    by_id, groups, out = {p["id"]: p for p in predictions}, groups_of_rules(), []
    for row in rows:
        own = by_id[row["id"]]
        if own["words"]:
            spans = numpy.array(own["words"])
            p = numpy.clip(numpy.array(own["p"]), TINY, 1 - TINY)
            evidence = sum(EVIDENCE[f["severity"]] * f["confidence"] for f in found.get(row["id"], [])
                           if groups.get(f["rule"]) in GROUPS)
            out.append(Read(row, spans, numpy.log(p / (1 - p)), 100 * evidence / (len(spans) + PADDING),
                            wrong(row, spans)))
    return out


def covered(row, spans):
    """By how many raters each word is marked."""
    size = len(row["text"].encode("utf-16-le")) // 2 + 1
    count = numpy.zeros(len(spans), dtype=int)
    for rater in sorted({s["rater"] for s in row["spans"]}):
        mark = numpy.zeros(size, dtype=bool)
        for span in row["spans"]:
            if span["rater"] == rater:
                mark[span["start"]:max(span["end"], span["start"] + 1)] = True
        count += numpy.array([mark[a:b].any() for a, b in spans])
    return count


def two_of_three(row, spans):
    """Marked by two raters of three."""
    return (covered(row, spans) >= 2) * 1.0


def by_hand(row, spans):
    return (covered(row, spans) > 0) * 1.0


def nothing(row, spans):
    return numpy.zeros(len(spans))


def usual(clean):
    """Mean logits of good text."""
    return numpy.vstack([a.logits for a in clean]).mean(0)


def beyond(translated, typical):
    """How far the mean logits of translations lie from those of good text."""
    return numpy.mean([a.logits.mean(0) - typical for a in translated], axis=0)


def features(article, typical, prior=0.0):
    """`prior`: how far an article's mean logits lie from those of good text before it is read."""
    count = len(article.logits)
    means = ((article.logits - typical).sum(0) + WORDS * prior) / (count + WORDS)
    return numpy.hstack([article.logits, numpy.tile(means, (count, 1)),
                         numpy.full((count, 1), min(MOST, article.evidence))])


def fit(groups, typical, see):
    """Two experts. `groups`: lists of articles, each with its weight; `see`: for each expert which features it sees."""
    x = torch.tensor(numpy.vstack([features(a, typical) for articles, _ in groups for a in articles]),
                     dtype=torch.float32)
    y = torch.tensor(numpy.concatenate([a.wrong for articles, _ in groups for a in articles]), dtype=torch.float32)
    weights = []
    for articles, weight in groups:
        count = sum(len(a.logits) for a in articles)
        weights += [weight / count] * count
    w = torch.tensor(weights, dtype=torch.float32)
    w /= w.sum()
    seen = torch.tensor(see, dtype=torch.float32)
    raw = torch.full(seen.shape, -1.5, requires_grad=True)
    bias = torch.full((len(see),), -1.5, requires_grad=True)
    optimizer = torch.optim.LBFGS([raw, bias], max_iter=400, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        own = functional.softplus(raw) * seen
        right = -functional.softplus(x @ own.T + bias).sum(1)  # log of the probability that no expert finds it wrong
        wrong = torch.log(-torch.expm1(right).clamp(max=-1e-7))
        value = -((y * wrong + (1 - y) * right) * w).sum() + 1e-4 * (own ** 2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    weights = (functional.softplus(raw) * seen).detach().numpy()
    weights[:, -1] *= RESTRAINT
    return weights, bias.detach().numpy()


def chances(article, typical, weights, bias, prior=0.0):
    logits = features(article, typical, prior) @ weights.T + bias
    return -numpy.expm1(-numpy.logaddexp(0, logits).sum(1))


def as_card(typical, translated, weights, bias, strain, support):
    """The part of `wording.yml` that is learnt here."""
    heads = len(texts.HEADS)

    def expert(own, its_bias):
        return {"bias": round(float(its_bias), 3), "word": [round(float(v), 3) for v in own[:heads]],
                "article": [round(float(v), 3) for v in own[heads:2 * heads]], "rules": round(float(own[-1]), 3)}

    return {"usual": [round(float(v), 3) for v in typical],
            "translated": [round(float(v), 3) for v in translated], "words": WORDS, "padding": PADDING, "most": MOST,
            "experts": [expert(own, its_bias) for own, its_bias in zip(weights, bias)],
            "strain": strain, "support": support}


def found_by_rules(paths):
    """What `proofwire check --no-model --format jsonl` wrote, by article."""
    return {row["id"]: row["findings"] for path in paths for row in texts.read_lines(path)}
