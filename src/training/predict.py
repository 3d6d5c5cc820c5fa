"""Runs a judge over articles, as Proofwire does: each word's probability under each head."""
import json

import torch

import batches
import texts
import wordpiece


@torch.no_grad()
def predict(judge, pieces, rows, size=6144):
    """For each article {"id", "text"}: {"id", "words": [[start, end]...], "p": [[one a head]...]}, places in UTF-16.

    Each paragraph is read alone: read with its neighbours it was no better judged (measured on wmt23-news), and so what
    is said of it depends on nothing else.
    """
    waiting, out = [], []
    for row in rows:
        text, units = row["text"], wordpiece.Utf16(row["text"])
        answer = {"id": row["id"], "words": [], "p": []}
        out.append(answer)
        paragraphs, at = [], 0
        for paragraph in text.split("\n\n"):
            places = [(a + at, b + at) for a, b in wordpiece.words(paragraph)]
            places = [(a, b) for a, b in places if pieces.pieces(text[a:b])]
            if places:
                paragraphs.append(texts.Text("", [text[a:b] for a, b in places]))
                answer["words"] += [[units.unit(a), units.unit(b)] for a, b in places]
            at += len(paragraph) + 2
        first = 0
        for paragraph in paragraphs:
            for sequence in batches.sequences([paragraph], pieces):
                waiting.append((answer, first, sequence))
                first += len(sequence.firsts)
        answer["p"] = [None] * len(answer["words"])
    waiting.sort(key=lambda w: len(w[2].ids))
    start = 0
    while start < len(waiting):
        end = start + 1
        while end < len(waiting) and len(waiting[end][2].ids) * (end + 1 - start) <= size:
            end += 1
        part = waiting[start:end]
        ids, present, row, column, _, _ = (t.to(judge.heads.weight.device) for t in batches.tensors([w[2] for w in part]))
        with torch.autocast(ids.device.type, dtype=torch.bfloat16):
            found = torch.sigmoid(judge(ids, present)[row, column]).tolist()
        at = 0
        for answer, first, sequence in part:
            count = len(sequence.firsts)
            answer["p"][first:first + count] = [[round(p, 4) for p in each] for each in found[at:at + count]]
            at += count
        start = end
    return out


def write(path, predictions):
    with open(path, "w", encoding="utf-8") as file:
        for each in predictions:
            file.write(json.dumps(each) + "\n")
