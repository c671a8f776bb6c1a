"""Near-duplicates against datasketch: the same shingles, 128 permutations, 32 bands of 4 slots, one core, in one run."""

from __future__ import annotations

import json
import time
from typing import Any

import numpy as np

from benchmarks.corpus import make_pages
from benchmarks.processes import WORK, peer, watch
from tasks.transform.documents.clean import clean_page
from tasks.transform.documents.near_duplicates import BANDS, PERMUTATIONS, cluster, shingle_hashes, signatures

_DATASKETCH = """
import json, sys, time
import numpy as np
from datasketch import MinHash, MinHashLSH
data = np.load(sys.argv[1])
hashes, offsets = data["hashes"], data["offsets"]
slots, bands = int(sys.argv[2]), int(sys.argv[3])
texts = [hashes[a:b] & 0xFFFFFFFF for a, b in zip(offsets[:-1], offsets[1:])]
started = time.process_time()
made = []
for text in texts:
    signature = MinHash(num_perm=slots, hashfunc=int)
    signature.update_batch(text)
    made.append(signature)
signed = time.process_time()
index = MinHashLSH(num_perm=slots, params=(bands, slots // bands))
labels = list(range(len(made)))
def root(at):
    while labels[at] != at:
        labels[at] = labels[labels[at]]
        at = labels[at]
    return at
for number, signature in enumerate(made):
    for other in index.query(signature):
        if made[other].jaccard(signature) >= 0.55:
            left, right = root(other), root(number)
            labels[max(left, right)] = min(left, right)
    index.insert(number, signature)
ended = time.process_time()
print(json.dumps({"sign": signed - started, "cluster": ended - signed, "clusters": len({root(at) for at in labels})}))
"""


def datasketch(pages: int = 3_000) -> list[dict[str, Any]]:
    """Signatures and clusters of the texts of generated pages, from ready shingles; ours with shingling beside it."""
    texts = [clean_page(page.data, page.url, {}).text for page in make_pages(0, pages)]
    shingles = [shingle_hashes(text) for text in texts]
    WORK.mkdir(parents=True, exist_ok=True)
    path, program = WORK / "shingles.npz", WORK / "datasketch_peer.py"
    np.savez(path, hashes=np.concatenate(shingles), offsets=np.cumsum([0, *map(len, shingles)]))
    program.write_text(_DATASKETCH)
    started = time.process_time()
    matrix = signatures(texts)
    signed = time.process_time()
    labels = cluster(matrix)
    ended = time.process_time()
    usage = watch([peer("datasketch", "datasketch==2.0.0"), program, path, str(PERMUTATIONS), str(BANDS)])
    theirs = json.loads(usage.output.strip().splitlines()[-1])
    ours, peers = ended - started, theirs["sign"] + theirs["cluster"]
    return [
        _told("Blotter, shingling included", pages, signed - started, ended - signed, len(set(labels.tolist()))),
        _told("datasketch 2.0.0, shingles given", pages, theirs["sign"], theirs["cluster"], theirs["clusters"]),
        {"what": "Blotter / datasketch", "ratio": round(peers / ours, 1)},
    ]


def _told(what: str, documents: int, sign: float, group: float, clusters: int) -> dict[str, Any]:
    return {
        "what": what,
        "documents": documents,
        "clusters": clusters,
        "sign_ms": round(sign / documents * 1e3, 3),
        "cluster_ms": round(group / documents * 1e3, 3),
        "documents_a_second": round(documents / (sign + group)),
    }
