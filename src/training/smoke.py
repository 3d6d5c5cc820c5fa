"""A toy of the whole training, in seconds: a random encoder, a few sentences, every stage once.

It shows that the stages fit together and leaves in its folder a model that Java can hold against what PyTorch says of
the same pieces (`expected.json`). What the toy learns is worth nothing.
"""
import json
import os
import random

import numpy
import torch

import batches
import encoder
import export
import garble
import judge as judging
import learn
import masked
import predict
import texts
import wordpiece

SENTENCES = """The old bridge was closed on Monday because the river had risen in the night .
The mayor said that the town would pay for a new one if the county helped .
Nobody was hurt when the roof of the market hall fell in during the storm .
Two men were taken to hospital after their boat had been found near the harbour .
The teachers want smaller classes and the parents want longer hours .
A court ruled that the company must give the land back to the village .
The train was late again and the passengers had to wait in the rain .
She has written three books about the islands and the people who left them .""".split("\n")

WIDTH, LAYERS, HEADS, LONGEST = 64, 2, 4, 48


def vocabulary():
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    words = sorted({word.lower() for line in SENTENCES for word in line.split()} - set(letters))
    return ["[PAD]", wordpiece.UNKNOWN, wordpiece.START, wordpiece.END, "[MASK]"] + letters + [
        "##" + c for c in letters] + words


def run(folder):
    """All stages; leaves the toy's files in the folder."""
    os.makedirs(folder, exist_ok=True)
    torch.manual_seed(1)
    pieces = wordpiece.WordPiece(vocabulary())
    good = [texts.Text("native", line.split(), {head: [0] * len(line.split()) for head in texts.HEADS})
            for line in SENTENCES]

    garbler = garble.Garbler(good, garble.Lexicon(good + good), 1)
    garbled = [garbler.garble(text) for text in good * 4]
    guesser = masked.Guesser(encoder.Encoder(len(pieces.ids), WIDTH, 1, HEADS, LONGEST), pieces)
    masked.Hardener(guesser, random.Random(1)).harden(garbled)
    assert any(mark for text in garbled for mark in text.labels["garbled"])

    model = encoder.Judge(encoder.Encoder(len(pieces.ids), WIDTH, LAYERS, HEADS, LONGEST), len(texts.HEADS))
    model.encoder.freeze_embeddings()
    sequences = [s for text in good * 4 + garbled for s in batches.sequences([text], pieces, LONGEST)]
    learn.fit(model, sequences, 1, 1e-3, size=256, warm=2, report=lambda line: None)

    rows = [{"id": str(i), "text": " ".join(text.words)} for i, text in enumerate(good + garbled)]
    read = judging.read(rows, predict.predict(model, pieces, rows), {}, lambda row, spans: (
        (numpy.arange(len(spans)) % 5 == 0) * 1.0))
    typical = judging.usual(read)
    weights, bias = judging.fit([(read, 1.0)], typical, [[1] * 9, [1] * 9])
    assert numpy.isfinite(judging.chances(read[0], typical, weights, bias)).all()

    export.write(model, os.path.join(folder, "wording.onnx"), LONGEST)
    ids, present, *_ = batches.tensors(sequences[:1])
    with torch.no_grad():
        logits = model(ids, present)[0].tolist()
    with open(os.path.join(folder, "expected.json"), "w", encoding="utf-8") as file:
        json.dump({"ids": ids[0].tolist(), "logits": logits}, file)
