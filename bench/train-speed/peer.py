"""PyTorch's side: reads lines `network batch warmup steps optimizer`, answers each with rows a second.

Written as the tutorials write it, with what is free to have: data as one tensor on the CPU, batches
taken by a shuffled index, binarised by torch.bernoulli, nn.Sequential, the closed-form KL, Adam.
"""
import gzip
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

folder, threads = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(threads)
raw = gzip.open(Path(folder) / "train-images-idx3-ubyte.gz").read()
images = torch.from_numpy(np.frombuffer(raw, np.uint8, offset=16).reshape(-1, 784).astype(np.float32) / 255)


def layers(widths, activation):
    return [layer for a, b in zip(widths, widths[1:]) for layer in (nn.Linear(a, b), activation())]


class Vae(nn.Module):
    def __init__(self, hidden, latent, activation):
        super().__init__()
        self.encoder = nn.Sequential(*layers([784, *hidden], activation), nn.Linear(hidden[-1], 2 * latent))
        self.decoder = nn.Sequential(*layers([latent, *hidden[::-1]], activation), nn.Linear(hidden[0], 784))

    def loss(self, x):
        mean, log_variance = self.encoder(x).chunk(2, dim=1)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        reconstruction = binary_cross_entropy_with_logits(self.decoder(z), x, reduction="sum")
        kl = -0.5 * torch.sum(1 + log_variance - mean.pow(2) - log_variance.exp())
        return (reconstruction + kl) / len(x)


def rows_per_second(network, batch, warmup, steps, optimizer):
    torch.manual_seed(0)
    vae = Vae([200, 200], 50, nn.Tanh) if network == "deep" else Vae([400], 20, nn.ReLU)
    adam = torch.optim.Adam(vae.parameters(), lr=1e-3, **({"fused": True} if optimizer == "fused" else {}))
    per_epoch = len(images) // batch
    for step in range(warmup + steps):
        if step == warmup:
            start = time.perf_counter()
        if step % per_epoch == 0:
            order = torch.randperm(len(images))
        at = step % per_epoch * batch
        x = images[order[at:at + batch]]
        if network == "deep":
            x = torch.bernoulli(x)
        adam.zero_grad()
        loss = vae.loss(x)
        loss.backward()
        adam.step()
        loss.item()  # the running loss, which ours reports too
    return batch * steps / (time.perf_counter() - start)


for line in sys.stdin:
    network, batch, warmup, steps, optimizer = line.split()
    print(rows_per_second(network, int(batch), int(warmup), int(steps), optimizer), flush=True)
