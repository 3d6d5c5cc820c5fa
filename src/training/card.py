"""The model's two cards: `wording.yml` for Proofwire, `wording.md` for people."""
import hashlib
import json
import os
import re
import subprocess

import numpy

import batches
import judge as judging
import measure
import predict
import strain
import texts

# What each expert sees: the word's logits by head, the article's by head, and what the rules found.
RATER = [1, 1, 1, 1, 1, 1, 1, 1, 0]
GARBLE = [0, 0, 1, 1, 0, 0, 1, 1, 1]


SETS = ("marked", "translated", "world", "news", "sentences", "clean", "gold-tune")


def load(training, name, wrong):
    return judging.read(training.development(name), texts.read_lines(training.at(name + ".read.jsonl")),
                        judging.found_by_rules([training.at(name + ".rules.jsonl")]), wrong)


def sets(training):
    """The development sets, read."""
    marked = load(training, "marked", judging.by_hand)
    return {
        "translated": load(training, "translated", judging.two_of_three),
        "world": load(training, "world", judging.nothing),
        "news": load(training, "news", judging.nothing),
        "sentences": load(training, "sentences", judging.nothing),
        "odd": load(training, "clean", judging.nothing) + [a for a in marked if not a.row["spans"]],
        "garbled": [a for a in marked if a.row["spans"]] + load(training, "gold-tune", judging.by_hand),
    }


def groups(found):
    """What the combination is learnt from, and how much each counts."""
    return [(found["translated"], 1.0), (found["world"] + found["news"][::3], 0.5), (found["sentences"], 0.3),
            (found["odd"], 0.2), (found["garbled"], 0.25)]


def combine(training):
    found = sets(training)
    typical = judging.usual(found["world"] + found["news"][::3])
    weights, bias = judging.fit(groups(found), typical, [RATER, GARBLE])
    everything = [a for articles in found.values() for a in articles]
    chances = [judging.chances(a, typical, weights, bias) for a in everything]
    return judging.as_card(typical, judging.beyond(found["translated"], typical), weights, bias,
                           strain.learn(found["translated"]), strain.support(everything, by_rules(training), chances))


def by_rules(training):
    """What the rules found, in all sets."""
    return judging.found_by_rules([training.at(name + ".rules.jsonl") for name in SETS])


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def flow(values):
    return "[" + ", ".join(f"{v:g}" for v in values) + "]"


def expert(own):
    return (f"{{bias: {own['bias']:g}, word: {flow(own['word'])}, article: {flow(own['article'])}, "
            f"rules: {own['rules']:g}}}")


def write(training, target):
    with open(training.at("judge.json"), encoding="utf-8") as file:
        learnt = json.load(file)
    name = "wording-" + digest(os.path.join(target, "wording.onnx"))[:8]
    lines = ["# Made by src/training/train.py; wording.md says what the model is.", f"name: {name}", "files:"]
    lines += [f"  {file}: {digest(os.path.join(target, file))}" for file in ("wording.onnx", "wording.vocab.txt")]
    lines += [f"longest: {batches.LONGEST}", "heads: [" + ", ".join(texts.HEADS) + "]", "judge:",
              "  # Mean logits of good news, one a head, and how many words of it are counted in with each article.",
              f"  usual: {flow(learnt['usual'])}", "  # How far those of translations lie from them.",
              f"  translated: {flow(learnt['translated'])}", f"  words: {learnt['words']}",
              "  # Words without a finding that are counted in when the evidence is set against an article's words.",
              f"  padding: {learnt['padding']}",
              "  # Evidence in 100 words from which on an article is as garbled as can be.", f"  most: {learnt['most']:g}",
              "  # What raters of translated news mark; what is garbled in articles of any origin.", "  experts:"]
    lines += ["    - " + expert(own) for own in learnt["experts"]]
    own, support = learnt["strain"], learnt["support"]
    evidence = ", ".join(f"{severity}: {points}" for severity, points in judging.EVIDENCE.items())
    lines += ["  # What puts translations of one document in the raters' order: for the score.",
              f"  strain: {{word: {flow(own['word'])}, from: {own['from']:g}, to: {own['to']:g}}}",
              "  # How far it makes the findings of these groups of rules surer or less sure, and what each of them tells of",
              "  # how garbled the article is.",
              f"  support: {{groups: [{', '.join(support['groups'])}], weight: {support['weight']:.3f}, "
              f"usual: {support['usual']:.3f}, evidence: {{{evidence}}}}}"]
    with open(os.path.join(target, "wording.yml"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    with open(os.path.join(os.path.dirname(__file__), "card.md"), encoding="utf-8") as file:
        text = file.read()
    for slot, value in slots(training, learnt, target, name).items():
        text = text.replace("{" + slot + "}", value)
    with open(os.path.join(target, "wording.md"), "w", encoding="utf-8") as file:
        file.write(text)


def threshold(profile):
    """The least probability that a profile asks of a finding of the model's."""
    with open(f"rules/profiles/{profile}.yml", encoding="utf-8") as file:
        return float(re.search(r"unlikely-wording:.*?min-confidence: ([0-9.]+)", file.read()).group(1))


def settings():
    """The numbers among the settings of `unlikely-wording`."""
    with open("rules/fluency/unlikely-wording.yml", encoding="utf-8") as file:
        return {name: float(value) for name, value in re.findall(r"^  (\w+): ([0-9.]+)", file.read(), re.MULTILINE)}


def slots(training, learnt, target, name):
    """What the card for people leaves open: figures, measured now."""
    heads = len(texts.HEADS)
    typical = numpy.array(learnt["usual"])
    weights = numpy.array([e["word"] + e["article"] + [e["rules"]] for e in learnt["experts"]])
    bias = numpy.array([e["bias"] for e in learnt["experts"]])
    found, out = sets(training), {"name": name}

    priors = {"news": 0.0, "translated": numpy.array(learnt["translated"])}

    def flags(articles, profile):
        least = threshold(profile)
        return [measure.flagged(judging.chances(a, typical, weights, bias, priors[profile]), least, settings())
                for a in articles]

    for profile in ("news", "translated"):
        least = threshold(profile)
        (any_, both), spread = measure.as_one_more_rater(found["translated"], flags(found["translated"], profile))
        out |= {f"{profile}-threshold": f"{least:g}",
                f"{profile}-any": f"{any_:.3f} ({spread[0][0]:.3f} to {spread[0][1]:.3f})",
                f"{profile}-both": f"{both:.3f} ({spread[1][0]:.3f} to {spread[1][1]:.3f})"}
        for name_ in ("world", "news", "sentences"):
            out[f"{profile}-{name_}"] = f"{measure.alarms(found[name_], flags(found[name_], profile)):.2f}"
    by_pair = measure.words(
        training.development("words"), texts.read_lines(training.at("words.read.jsonl")),
        lambda row, own: flags(judging.read([row], [own], {}, judging.nothing), "translated")[0])
    out["words"] = f"{numpy.mean(list(by_pair.values())):.3f}"
    out["words-by-pair"] = ", ".join(f"{pair} {mcc:.3f}" for pair, mcc in by_pair.items())
    out["size"] = f"{os.path.getsize(os.path.join(target, 'wording.onnx')) / 1e6:.1f}"
    out["held-out"] = held_out(found)
    out["pairs"] = f"{learnt['strain']['pairs']:.3f}"
    out["pairs-held-out"] = f"{learnt['strain']['pairs-held-out']:.3f}"
    return out


def held_out(found):
    """The combination learnt on four fifths of the translated documents and measured on the last, each in turn: MCC
    against any and against both of the other raters, at the thresholds that serve the whole best."""
    documents = sorted({a.row["document"] for a in found["translated"]})
    typical = judging.usual(found["world"] + found["news"][::3])
    scores = {}
    for fold in range(5):
        out = set(documents[fold::5])
        rest = dict(found, translated=[a for a in found["translated"] if a.row["document"] not in out])
        weights, bias = judging.fit(groups(rest), typical, [RATER, GARBLE])
        for article in found["translated"]:
            if article.row["document"] in out:
                scores[id(article)] = judging.chances(article, typical, weights, bias)
    everything = numpy.concatenate(list(scores.values()))
    best = [0.0, 0.0]
    for share in numpy.arange(0.6, 0.995, 0.02):
        least = numpy.quantile(everything, share)
        flags = [scores[id(a)] >= least for a in found["translated"]]
        totals = sum(measure.rater_counts(a.row, a.spans, f) for a, f in zip(found["translated"], flags))
        best = [max(old, new) for old, new in zip(best, measure.figures(totals))]
    return f"{best[0]:.3f} and {best[1]:.3f}"
