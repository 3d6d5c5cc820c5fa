"""A BERT encoder, and one logit a head for each word."""
import math

import torch
from torch import nn
from torch.nn import functional


class Layer(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.wide = nn.Linear(width, 4 * width)
        self.narrow = nn.Linear(4 * width, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x, mask):
        count, length, width = x.shape
        size = width // self.heads
        q, k, v = self.qkv(x).view(count, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        scores = torch.matmul(q, k.transpose(2, 3)).float() / math.sqrt(size) + mask
        heard = torch.matmul(functional.softmax(scores, -1).to(v.dtype), v)
        heard = heard.transpose(1, 2).reshape(count, length, width)
        x = self.norm1(x + self.dropout(self.out(heard)).float())
        return self.norm2(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))).float())


class Encoder(nn.Module):
    """Pieces in, vectors out. Its embeddings are never trained: with so little text they would only forget."""

    def __init__(self, vocabulary, width, layers, heads, positions=512):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(positions, width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(width, heads) for _ in range(layers))

    def forward(self, ids, present):
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.positions(places) + self.kind))
        mask = torch.where(present, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def freeze_embeddings(self):
        for part in (self.words, self.positions, self.norm):
            part.requires_grad_(False)
        self.kind.requires_grad_(False)


class Judge(nn.Module):
    """An encoder with heads: a logit for each piece and each question."""

    def __init__(self, encoder, questions):
        super().__init__()
        self.encoder = encoder
        width = encoder.words.embedding_dim
        self.heads = nn.Linear(width, questions)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.constant_(self.heads.bias, -2.0)

    def forward(self, ids, present):
        return self.heads(self.encoder(ids, present)).float()


def load_onnx(path):
    """The encoder in one of the small BERT models published as ONNX files (fp32)."""
    import onnx
    from onnx import numpy_helper

    model = onnx.load(path)
    weights = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    for node in model.graph.node:  # the exporter transposes and renames what it multiplies with
        if node.op_type == "MatMul" and node.input[1] in weights:
            name = node.name.strip("/").replace("/", ".").replace(".MatMul", ".weight")
            weights[name] = weights[node.input[1]].T
    return from_weights(lambda name: torch.tensor(weights[name]), weights)


def load_checkpoint(folder):
    """The encoder in a checkpoint of Google's BERT as TensorFlow saves it."""
    import tensorbundle

    weights = tensorbundle.read(folder, "module/bert/")
    for name in list(weights):
        new = name.replace("layer_", "layer.").replace("/", ".").replace("gamma", "weight").replace("beta", "bias")
        value = weights.pop(name)
        weights[new.replace("kernel", "weight")] = value.T if new.endswith("kernel") else value
    for name in ("word", "position", "token_type"):
        weights[f"embeddings.{name}_embeddings.weight"] = weights.pop(f"embeddings.{name}_embeddings")
    return from_weights(lambda name: torch.tensor(weights[name].copy()), weights)


def from_weights(get, names):
    words = get("embeddings.word_embeddings.weight")
    count = 1 + max(int(n.split(".")[2]) for n in names if n.startswith("encoder.layer."))
    width = words.shape[1]
    encoder = Encoder(words.shape[0], width, count, width // (64 if width > 384 else 32))
    with torch.no_grad():
        encoder.words.weight.copy_(words)
        encoder.positions.weight.copy_(get("embeddings.position_embeddings.weight"))
        encoder.kind.copy_(get("embeddings.token_type_embeddings.weight")[0])
        copy(encoder.norm, get, "embeddings.LayerNorm")
        for i, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                three = [get(f"{at}attention.self.{each}.{part}") for each in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(three))
            copy(layer.out, get, at + "attention.output.dense")
            copy(layer.norm1, get, at + "attention.output.LayerNorm")
            copy(layer.wide, get, at + "intermediate.dense")
            copy(layer.narrow, get, at + "output.dense")
            copy(layer.norm2, get, at + "output.LayerNorm")
    return encoder


def copy(module, get, name):
    module.weight.copy_(get(name + ".weight"))
    module.bias.copy_(get(name + ".bias"))
