"""Texts as batches of piece numbers."""
import random

import torch

import texts

# Pieces in a sequence, its start and end included: a few sentences, as much as a rater sees at a glance.
LONGEST = 192


class Sequence:
    """One window: piece ids, where each word's first piece is, and the words' labels (None: nobody has said)."""

    __slots__ = ("ids", "firsts", "labels")

    def __init__(self, ids, firsts, labels):
        self.ids, self.firsts, self.labels = ids, firsts, labels


def sequences(paragraphs, pieces, longest=LONGEST):
    """The windows of some paragraphs that belong together, each as full as it gets."""
    found, ids, firsts, labels = [], [pieces.start], [], []

    def close():
        if firsts:
            found.append(Sequence(ids + [pieces.end], firsts, labels))

    for paragraph in paragraphs:
        if len(ids) > 1:
            ids.append(pieces.end)
        for i, word in enumerate(paragraph.words):
            own = pieces.pieces(word)
            if len(ids) + len(own) > longest - 1:
                close()
                ids, firsts, labels = [pieces.start], [], []
            if own:
                firsts.append(len(ids))
                labels.append([paragraph.labels[h][i] if h in paragraph.labels else None for h in texts.HEADS])
                ids.extend(own)
    close()
    return found


def grouped(paragraphs, rng):
    """Neighbouring paragraphs, one to four together, so that the model learns with and without what stands around."""
    at = 0
    while at < len(paragraphs):
        size = rng.choice((1, 1, 2, 3, 4))
        yield paragraphs[at:at + size]
        at += size


def batches(all_sequences, size, seed):
    """Batches of about `size` pieces, of sequences about equally long, in random order."""
    rng = random.Random(seed)
    order = list(all_sequences)
    rng.shuffle(order)
    found = []
    for start in range(0, len(order), 4096):
        chunk, batch = sorted(order[start:start + 4096], key=lambda s: len(s.ids)), []
        for sequence in chunk:
            if batch and len(sequence.ids) * (len(batch) + 1) > size:
                found.append(batch)
                batch = []
            batch.append(sequence)
        found.append(batch)
    rng.shuffle(found)
    return found


def tensors(batch):
    """(ids, present, row, column, labels, known) of a batch: word n's first piece stands at ids[row[n], column[n]]."""
    length = max(len(s.ids) for s in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    present = torch.zeros(len(batch), length, dtype=torch.bool)
    rows, columns, labels = [], [], []
    for i, sequence in enumerate(batch):
        ids[i, :len(sequence.ids)] = torch.tensor(sequence.ids)
        present[i, :len(sequence.ids)] = True
        rows.extend([i] * len(sequence.firsts))
        columns.extend(sequence.firsts)
        labels.extend(sequence.labels)
    known = torch.tensor([[label is not None for label in row] for row in labels])
    values = torch.tensor([[label or 0.0 for label in row] for row in labels])
    return ids, present, torch.tensor(rows), torch.tensor(columns), values, known
