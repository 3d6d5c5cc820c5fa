"""Fine-tunes an encoder on the sets."""
import random
import time

import torch
from torch.nn import functional

import batches
import garble


def mixture(sets, pieces, seed, passes, synthetic, edited):
    """All sequences of one run: the raters' texts `passes` times in windows that differ, every tagged and every native
    sentence, some of the post-edited ones, and some garbled ones."""
    rng = random.Random(seed)
    found = []
    for _ in range(passes):
        for name in ("talks", "news"):
            for group in batches.grouped(sets[name], rng):
                found += batches.sequences(group, pieces)
    chosen = rng.sample(sets["edited"], min(edited, len(sets["edited"])))
    for text in sets["words"] + sets["native"] + chosen:
        found += batches.sequences([text], pieces)
    good = sets["native"] + sets["edited"]
    garbler = garble.Garbler(good, garble.Lexicon(good), seed)
    for text in rng.sample(good, min(synthetic, len(good))):
        if len(text.words) > 5:
            found += batches.sequences([garbler.garble(text)], pieces)
    return found


def fit(judge, found, seed, rate, size=3072, warm=150, report=print, save=None):
    """One pass over the sequences. The loss is binary cross-entropy over all labels that are known."""
    torch.manual_seed(seed)
    steps = batches.batches(found, size, seed)
    device = judge.heads.weight.device
    wanted = [p for p in judge.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(wanted, lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.02, (len(steps) - n) / max(1, len(steps) - warm))))
    judge.train()
    since, total = time.time(), 0.0
    for n, batch in enumerate(steps):
        ids, present, rows, columns, labels, known = (part.to(device) for part in batches.tensors(batch))
        with torch.autocast(device.type, dtype=torch.bfloat16):
            logits = judge(ids, present)
        loss = functional.binary_cross_entropy_with_logits(logits[rows, columns][known], labels[known])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(wanted, 1.0)
        optimizer.step()
        schedule.step()
        total = 0.98 * total + 0.02 * loss.item() if n else loss.item()
        if n % 20 == 19:
            left = (time.time() - since) / (n + 1) * (len(steps) - n - 1)
            report(f"step {n + 1} of {len(steps)}, loss {total:.4f}, {left / 60:.0f} minutes left")
        if save and n % 200 == 199:
            save()
    judge.eval()
