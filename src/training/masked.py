"""BERT's own masked language model: which word would it expect where one is hidden?

It makes the garbled sentences better. Of the words that `garble.py` put in it tells those that fit as well as the old
ones, which are no errors; and it puts in words of its own, such as a reader half expects and then stumbles over.
"""
import math

import torch
from torch import nn
from torch.nn import functional

import encoder
import tensorbundle


class Guesser(nn.Module):
    """An encoder with BERT's output layer, for looking only."""

    def __init__(self, inner, pieces):
        super().__init__()
        width = inner.words.embedding_dim
        self.pieces = pieces
        self.mask = pieces.ids["[MASK]"]
        self.encoder = inner
        self.turn = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(inner.words.num_embeddings))
        self.requires_grad_(False)
        self.eval()

    @classmethod
    def load(cls, folder, pieces):
        """From a checkpoint of Google's BERT."""
        weights = tensorbundle.read(folder, "module/cls/predictions/")
        guesser = cls(encoder.load_checkpoint(folder), pieces)
        with torch.no_grad():
            guesser.turn.weight.copy_(torch.tensor(weights["transform/dense/kernel"].T.copy()))
            guesser.turn.bias.copy_(torch.tensor(weights["transform/dense/bias"].copy()))
            guesser.norm.weight.copy_(torch.tensor(weights["transform/LayerNorm/gamma"].copy()))
            guesser.norm.bias.copy_(torch.tensor(weights["transform/LayerNorm/beta"].copy()))
            guesser.bias.copy_(torch.tensor(weights["output_bias"].copy()))
        return guesser

    @torch.no_grad()
    def expect(self, hidden):
        """Log probabilities of all pieces at each hidden place. `hidden`: pairs of ids and the places to hide in them;
        the answers come in the same order, a row a place."""
        answers = [None] * len(hidden)
        order = sorted(range(len(hidden)), key=lambda i: len(hidden[i][0]))
        start = 0
        while start < len(order):
            end = start + 1
            while end < len(order) and len(hidden[order[end]][0]) * (end + 1 - start) <= 3072:
                end += 1
            part = order[start:end]
            longest = max(len(hidden[i][0]) for i in part)
            ids = torch.zeros(len(part), longest, dtype=torch.long)
            rows, columns = [], []
            for row, i in enumerate(part):
                own, places = hidden[i]
                ids[row, :len(own)] = torch.tensor(own)
                ids[row, places] = self.mask
                rows += [row] * len(places)
                columns += places
            ids = ids.to(self.bias.device)
            with torch.autocast(ids.device.type, dtype=torch.bfloat16):
                seen = self.encoder(ids, ids > 0)[rows, columns]
                seen = self.norm(functional.gelu(self.turn(seen)).float())
                found = (seen.bfloat16() @ self.encoder.words.weight.bfloat16().T).float() + self.bias
            found = torch.log_softmax(found, -1).cpu()
            at = 0
            for i in part:
                count = len(hidden[i][1])
                answers[i] = found[at:at + count]
                at += count
            start = end
        return answers


# A new word that the model expects at least a twentieth as often as the old one is no error, whatever was meant.
AS_GOOD = 20
# One that it expects a hundred times less often is.
WORSE = 100
# Among how many of the most expected words it looks for one that is worse.
CHOICE = 3000


class Hardener:
    """Corrects what a garbler marked, and garbles some more words by what the model half expects."""

    def __init__(self, guesser, rng):
        self.guesser = guesser
        self.rng = rng
        pieces = guesser.pieces
        self.words = {i: w for w, i in pieces.ids.items() if w.isalpha() and w.isascii() and len(w) > 1}

    def harden(self, found):
        """Changes the texts' words and marks in place. Slow: the model reads each text once."""
        hidden, asked = [], []
        for text in found:
            ids, places, words = [self.guesser.pieces.start], [], []
            for i, word in enumerate(text.words):
                own = self.guesser.pieces.pieces(word)
                if len(ids) + len(own) > 120:
                    break
                if len(own) == 1 and (self._is_replaced(text, i) or self._is_free(text, i)):
                    places.append(len(ids))
                    words.append(i)
                ids += own
            if places:
                hidden.append((ids + [self.guesser.pieces.end], places))
                asked.append((text, words))
        for (text, words), expected in zip(asked, self.guesser.expect(hidden)):
            for i, row in zip(words, expected):
                self._settle(text, i, row)

    def _is_replaced(self, text, i):
        old = text.words[i].old
        return old is not None and len(self.guesser.pieces.pieces(old)) == 1

    def _is_free(self, text, i):
        word = text.words[i]
        return (word.old is None and not text.labels["garbled"][i] and word.isalpha() and word.islower()
                and len(word) > 1 and self.rng.random() < 0.07)

    def _settle(self, text, i, expected):
        marks, pieces = text.labels["garbled"], self.guesser.pieces
        new = expected[pieces.pieces(text.words[i])[0]].item()
        if text.words[i].old is not None:
            if new > expected[pieces.pieces(text.words[i].old)[0]].item() - math.log(AS_GOOD):
                marks[i] = None
            return
        chances, ids = expected.topk(min(CHOICE, len(expected)))
        worse = [(i, c) for i, c in zip(ids.tolist(), chances.tolist()) if c < new - math.log(WORSE) and i in self.words]
        if worse:
            weights = [math.exp(0.5 * chance) for _, chance in worse]
            text.words[i] = type(text.words[i])(self.words[self.rng.choices([w for w, _ in worse], weights)[0]])
            marks[i] = 1
