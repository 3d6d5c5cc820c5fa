"""Learns what strain is: which of the judge's answers, and between which logits, puts translations of one document in the
order in which human raters put them. What raters mark as wrong does not: it ranks articles at chance."""
import collections
import itertools

import numpy
import torch
from torch.nn import functional

import judge as judging
import texts

FROM = (-3.5, -3.25, -3.0, -2.75, -2.5)
WIDTH = (1.0, 1.5, 2.0)
TINY = 1e-3
MOST = 0.2


def strained(article, head, start, width):
    """The mean strain of an article's words, 0 to 1."""
    return numpy.clip((article.logits[:, head] - start) / width, 0, 1).mean()


def pairs(articles, values):
    """How many pairs of translations of one document are in the raters' order, and how many pairs there are."""
    by_document, right, total = collections.defaultdict(list), 0.0, 0
    for article, value in zip(articles, values):
        by_document[article.row["document"]].append((article.row["humanScore"], value))
    for rows in by_document.values():
        for (human, own), (other_human, other) in itertools.combinations(rows, 2):
            if human != other_human:
                total += 1
                right += 0.5 if own == other else float((human > other_human) == (own > other))
    return right, total


def choices():
    return itertools.product(range(len(texts.HEADS)), FROM, WIDTH)


def best(articles):
    def share(choice):
        right, total = pairs(articles, [strained(a, *choice) for a in articles])
        return right / total

    return max(choices(), key=share)


def learn(articles):
    """The best choice, the share of pairs in order with it, and the share held out: chosen on four fifths of the
    documents and measured on the last, each in turn."""
    documents, held = sorted({a.row["document"] for a in articles}), [0.0, 0]
    for fold in range(5):
        out = set(documents[fold::5])
        choice = best([a for a in articles if a.row["document"] not in out])
        rest = [a for a in articles if a.row["document"] in out]
        right, total = pairs(rest, [strained(a, *choice) for a in rest])
        held = [held[0] + right, held[1] + total]
    choice = best(articles)
    right, total = pairs(articles, [strained(a, *choice) for a in articles])
    head, start, width = choice
    return {"word": [float(i == head) for i in range(len(texts.HEADS))], "from": start, "to": start + width,
            "pairs": right / total, "pairs-held-out": held[0] / held[1]}


def logit(p):
    inside = numpy.clip(p, TINY, 1 - TINY)
    return numpy.log(inside / (1 - inside))


def support(articles, found, chances):
    """How much likelier a rule's finding is right where the model doubts its words: the slope of a logistic regression
    that begins from the rule's own confidence, at most MOST, as findings are few and raters let much stand.
    `chances`: the probability of each word of each article."""
    groups, known, doubt, right = judging.groups_of_rules(), [], [], []
    for article, own in zip(articles, chances):
        for finding in found.get(article.row["id"], []):
            inside = (article.spans[:, 0] < finding["end"]) & (article.spans[:, 1] > finding["start"])
            if groups.get(finding["rule"]) in judging.GROUPS and finding["confidence"] < 1 and inside.any():
                known.append(logit(finding["confidence"]))
                doubt.append(logit(own[inside].max()))
                right.append(float(any(s["start"] < finding["end"] and finding["start"] < s["end"]
                                       for s in article.row.get("spans", []))))
    known, doubt, right = (torch.tensor(numpy.array(v), dtype=torch.float32) for v in (known, doubt, right))
    usual = doubt.mean()
    slope, level = torch.tensor(0.1, requires_grad=True), torch.tensor(0.0, requires_grad=True)
    optimizer = torch.optim.LBFGS([slope, level], max_iter=200, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        value = functional.binary_cross_entropy_with_logits(known + level + slope * (doubt - usual), right)
        value.backward()
        return value

    optimizer.step(loss)
    return {"groups": list(judging.GROUPS), "weight": min(MOST, max(0.0, slope.item())), "usual": usual.item(),
            "slope": slope.item(), "findings": len(right), "right": right.mean().item()}
