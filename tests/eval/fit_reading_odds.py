"""Fits the weights of rules/extraction/reading_odds.cc.

    build/tests/eval/whence_reading_odds corpus/model/english.model dev.conllu > odds.tsv
    tests/eval/fit_reading_odds.py odds.tsv

Each row of the table is a frame: whether the treebank's tree gives it too, its rule, its signs. Prints what thresholds
would keep (cross-validated), and the weights. Fit on frames that no doubt of another kind holds, with the threshold of
doubt.cc far below, and on sentences that the parser was not trained on.
"""

import math
import random
import sys

FOLDS = 5
PENALTY = 8.0  # of squared weights of standardised signs


def solve(matrix, right):
    size = len(right)
    rows = [list(matrix[i]) + [right[i]] for i in range(size)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            for c in range(i, size + 1):
                rows[r][c] -= factor * rows[i][c]
    solution = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][c] * solution[c] for c in range(i + 1, size))
        solution[i] = (rows[i][size] - known) / rows[i][i]
    return solution


def chance(weights, signs):
    return 1 / (1 + math.exp(-max(-30, sum(w * s for w, s in zip(weights, signs)))))


def fit(signs, truth):
    """Logistic regression by Newton's method; the first sign is the constant."""
    size = len(signs[0])
    weights = [0.0] * size
    for _ in range(8):
        hessian = [[1e-6 if i == j == 0 else PENALTY if i == j else 0.0 for j in range(size)] for i in range(size)]
        gradient = [0.0] + [-PENALTY * w for w in weights[1:]]
        for row, right in zip(signs, truth):
            p = chance(weights, row)
            for i, value in enumerate(row):
                gradient[i] += (right - p) * value
                for j in range(size):
                    hessian[i][j] += p * (1 - p) * value * row[j]
        weights = [w + step for w, step in zip(weights, solve(hessian, gradient))]
    return weights


def main():
    truth, signs, texts = [], [], []
    with open(sys.argv[1], encoding="utf-8") as table:
        for line in table:
            cells = line.rstrip("\n").split("\t")
            truth.append(int(cells[0]))
            signs.append([float(cell) for cell in cells[2:-3]])
            texts.append(cells[-1])
    size = len(signs[0])
    mean = [sum(row[i] for row in signs) / len(signs) for i in range(size)]
    spread = [max(1e-6, math.sqrt(sum((row[i] - mean[i]) ** 2 for row in signs) / len(signs))) for i in range(size)]
    scaled = [[1.0] + [(row[i] - mean[i]) / spread[i] for i in range(1, size)] for row in signs]
    rng = random.Random(3)
    fold_of = {text: rng.randrange(FOLDS) for text in sorted(set(texts))}
    held_out = [0.0] * len(truth)
    for fold in range(FOLDS):
        rest = [i for i in range(len(truth)) if fold_of[texts[i]] != fold]
        weights = fit([scaled[i] for i in rest], [truth[i] for i in rest])
        for i in range(len(truth)):
            if fold_of[texts[i]] == fold:
                held_out[i] = chance(weights, scaled[i])
    print(f"{len(truth)} frames, {sum(truth) / len(truth):.3f} right")
    for odds in (-1.0, -0.7, -0.4, 0.0, 0.3, 0.5, 1.0):
        kept = [right for p, right in zip(held_out, truth) if math.log(p / (1 - p)) >= odds]
        print(f"odds {odds:+.1f}: keeps {len(kept) / len(truth):.3f}, precision {sum(kept) / len(kept):.3f}, "
              f"recall {sum(kept) / sum(truth):.3f}")
    weights = fit(scaled, truth)
    raw = [0.0] + [weights[i] / spread[i] for i in range(1, size)]
    raw[0] = weights[0] - sum(raw[i] * mean[i] for i in range(1, size))
    print(", ".join(f"{weight:.3f}F" for weight in raw))


if __name__ == "__main__":
    main()
