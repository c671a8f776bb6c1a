"""Near-duplicates: copies meet, other texts do not, whatever the batch."""

from __future__ import annotations

import random

import numpy as np

from tasks.transform.documents.near_duplicates import candidate_pairs, cluster, shingle_hashes, signatures, similarity

WORDS = [
    "警方",
    "通报",
    "行动",
    "抓获",
    "嫌疑人",
    "诈骗",
    "团伙",
    "边境",
    "口岸",
    "移交",
    "涉案",
    "资金",
    "冻结",
    "账户",
    "群众",
    "举报",
    "专案",
    "侦查",
    "深圳",
    "昆明",
]


def article(seed: int, length: int = 160) -> str:
    rng = random.Random(seed)
    return "，".join("".join(rng.choices(WORDS, k=4)) + str(rng.randrange(1000)) for _ in range(length)) + "。"


def test_copies_meet_and_others_do_not() -> None:
    first, second = article(1), article(2)
    tampered = first.replace("警方", "警察", 5).replace("7", "9", 10)
    labels = cluster(signatures([first, second, tampered, second + "（编辑：某某）"]))
    assert labels.tolist() == [0, 1, 0, 1]


def test_full_width_traditional_and_spaces_make_no_difference() -> None:
    assert np.array_equal(shingle_hashes("警方抓獲 10人，繳獲毒品。"), shingle_hashes("警方抓获１０人,缴获毒品"))


def test_signatures_do_not_depend_on_the_batch() -> None:
    texts = [article(n, 30) for n in range(6)]
    apart = np.concatenate([signatures(texts[:2]), signatures(texts[2:])])
    assert np.array_equal(signatures(texts), apart)


def test_empty_texts_are_like_nothing() -> None:
    matrix = signatures(["", "……", article(3, 20), ""])
    assert cluster(matrix).tolist() == [0, 1, 2, 3]
    assert signatures([]).shape == (0, 128)


def test_estimate_is_near_the_true_similarity() -> None:
    rng = random.Random(5)
    errors = []
    for seed in range(30):
        parts = article(seed, 120).split("，")
        other = [part if rng.random() < 0.8 else part[::-1] for part in parts]
        a, b = "，".join(parts), "，".join(other)
        left, right = set(shingle_hashes(a).tolist()), set(shingle_hashes(b).tolist())
        estimate = similarity(signatures([a, b]), np.array([[0, 1]]))[0]
        errors.append(abs(estimate - len(left & right) / len(left | right)))
    assert sum(errors) / len(errors) < 0.04


def test_a_page_copied_often_gives_few_pairs() -> None:
    matrix = np.repeat(signatures([article(9, 40)]), 500, axis=0)
    assert len(candidate_pairs(matrix)) < 1_100
    assert set(cluster(matrix).tolist()) == {0}
