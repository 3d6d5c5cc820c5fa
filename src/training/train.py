#!/usr/bin/env python3
"""Trains the model in rules/models, from the sets to the shipped files.

    src/training/train.py --shared ../shared                  all of it, into target/training and rules/models
    src/training/train.py --shared ../shared --from judge     again from a stage on, with what the earlier ones left
    src/training/train.py --smoke                             a toy of every stage, in seconds, to see that it works

Needs Python 3.11, PyTorch and ONNX as Debian packages them (python3-torch, python3-onnx), WordNet (wordnet-base), Maven,
and a built Proofwire. Stages: garble (makes garbled sentences), learn (fine-tunes), judge (learns thresholds and weights
from what the rules find and people marked), ship (writes the files and the card). Seeded: the same machine makes the same
files. On two CPU cores it takes about three hours; a GPU is used where there is one.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import time

import torch

import batches
import card
import encoder
import export
import garble
import judge as judging
import learn
import masked
import predict
import sources
import texts
import wordpiece

STAGES = ("garble", "learn", "judge", "ship")
SEED = 1
# Two runs whose data come in another order, one with garble that BERT has made harder; their weights are averaged
# (Wortsman et al. 2022), which is better than either.
RUNS = ({"order": 1, "plain": 30000, "hard": False}, {"order": 2, "plain": 12000, "hard": True})
HARD = 16896
EDITED = 15000
RATE = 1.5e-4
PASSES = 2

# What the judge's answers are combined on. None of it is learnt from by the model.
DEVELOPMENT = {
    "translated": "bench/wmt23-news.jsonl",
    "world": "bench/clean-world.jsonl",
    "news": "bench/clean-news.jsonl",
    "sentences": "bench/clean-sentences.jsonl",
    "words": "bench/words.jsonl",
    "marked": "articles/gold.jsonl",
}


def say(line):
    print(time.strftime("%H:%M:%S"), line, file=sys.stderr, flush=True)


def save(path, rows):
    with open(path + ".part", "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    os.rename(path + ".part", path)


class Training:
    """One training, in a folder that keeps what each stage leaves."""

    def __init__(self, shared, work, device):
        self.shared, self.work, self.device = shared, work, device
        os.makedirs(work, exist_ok=True)

    def at(self, name):
        return os.path.join(self.work, name)

    def pieces(self):
        return wordpiece.WordPiece.read(sources.bert(self.work)[1])

    def fresh(self):
        """The model before it has learnt anything; the same each time."""
        torch.manual_seed(SEED)
        model = encoder.Judge(encoder.load_onnx(sources.small(self.work)), len(texts.HEADS))
        model.encoder.freeze_embeddings()
        return model.to(self.device)

    def garble(self):
        """Garbled sentences that BERT has made harder."""
        sets = texts.load(self.shared)
        good = sets["native"] + sets["edited"]
        rng = random.Random(SEED)
        garbler = garble.Garbler(good, garble.Lexicon(good), SEED)
        hardener = masked.Hardener(masked.Guesser.load(sources.bert(self.work)[0], self.pieces()).to(self.device), rng)
        found = []
        chosen = [t for t in rng.sample(good, len(good)) if len(t.words) > 5][:HARD]
        for start in range(0, len(chosen), 512):
            part = [garbler.garble(text) for text in chosen[start:start + 512]]
            hardener.harden(part)
            found += part
            say(f"garbled {len(found)} of {len(chosen)} sentences")
        save(self.at("garbled.jsonl"), [{"words": t.words, "marks": t.labels["garbled"]} for t in found])

    def learn(self):
        """Fine-tunes the encoder once a run, unless the work folder has its weights, and averages the runs."""
        sets, pieces = texts.load(self.shared), self.pieces()
        hard = [texts.Text("garbled", row["words"], {"garbled": row["marks"]})
                for row in texts.read_lines(self.at("garbled.jsonl"))]
        for number, run in enumerate(RUNS, 1):
            path = self.at(f"run{number}.pt")
            if os.path.exists(path):
                say(f"run {number} has been made before: {path}")
                continue
            found = learn.mixture(sets, pieces, run["order"], PASSES, run["plain"], EDITED)
            for text in hard if run["hard"] else []:
                found += batches.sequences([text], pieces)
            model = self.fresh()
            learn.fit(model, found, run["order"], RATE, report=lambda line: say(f"run {number}: {line}"),
                      save=lambda: torch.save(model.state_dict(), path + ".part"))
            torch.save(model.state_dict(), path)
        states = [torch.load(self.at(f"run{n}.pt"), map_location="cpu") for n in range(1, len(RUNS) + 1)]
        torch.save({name: sum(s[name].float() for s in states) / len(states) for name in states[0]},
                   self.at("model.pt"))

    def model(self):
        model = self.fresh()
        model.load_state_dict(torch.load(self.at("model.pt"), map_location=self.device))
        return model.eval()

    def development(self, name):
        """One of the development sets, or of the project's own fixtures, as rows."""
        if name in DEVELOPMENT:
            return texts.read_lines(os.path.join(self.shared, DEVELOPMENT[name]))
        return texts.read_lines(os.path.join("target", f"fixtures-{name}.jsonl"))

    def judge(self):
        """Reads the development sets, checks them by rules alone, and learns how to combine the two."""
        model, pieces = self.model(), self.pieces()
        for name in list(DEVELOPMENT) + ["gold-tune", "clean"]:
            rows = self.development(name)
            predict.write(self.at(name + ".read.jsonl"), predict.predict(model, pieces, rows))
            save(self.at(name + ".jsonl"), [{"id": row["id"], "text": row["text"]} for row in rows])
            with open(self.at(name + ".rules.jsonl"), "w", encoding="utf-8") as out:
                done = subprocess.run(["target/proofwire/bin/proofwire", "check", "--no-model", "--no-config", "--format",
                                       "jsonl", "--out", "-", self.at(name + ".jsonl")], stdout=out)
            if done.returncode not in (0, 1):
                raise SystemExit("proofwire check failed; is it built? (mvn -B -q -DskipTests package)")
            say(f"read {name}")
        learnt = card.combine(self)
        with open(self.at("judge.json"), "w", encoding="utf-8") as file:
            json.dump(learnt, file)

    def ship(self, target):
        """Writes the model, its vocabulary and its card."""
        os.makedirs(target, exist_ok=True)
        export.write(self.model().cpu(), os.path.join(target, "wording.onnx"), batches.LONGEST)
        with open(sources.bert(self.work)[1], "rb") as source, \
                open(os.path.join(target, "wording.vocab.txt"), "wb") as sink:
            sink.write(source.read())
        card.write(self, target)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", help="the folder with train, bench and articles in it")
    parser.add_argument("--work", default="target/training", help="where the stages leave what they made")
    parser.add_argument("--out", default="rules/models", help="where the model goes")
    parser.add_argument("--from", dest="first", choices=STAGES, default=STAGES[0], help="the stage to begin with")
    parser.add_argument("--smoke", action="store_true", help="a toy, to see that all stages work")
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", os.cpu_count() or 1)))
    if options.smoke:
        import smoke
        smoke.run(options.work)
        return
    if not options.shared or not os.path.isdir(os.path.join(options.shared, "train")):
        parser.error("--shared must name the folder with train, bench and articles in it")
    training = Training(options.shared, options.work, "cuda" if torch.cuda.is_available() else "cpu")
    for stage in STAGES[STAGES.index(options.first):]:
        say(stage)
        if stage == "ship":
            training.ship(options.out)
        else:
            getattr(training, stage)()


if __name__ == "__main__":
    main()
