"""Positions that make a sum of squares least while each row keeps its order and its distances.

Projected accelerated gradient descent (Beck and Teboulle 2009, with adaptive restart after O'Donoghue and Candès
2015). In the diagonal metric used here, the projection on a row is one pass of the pool-adjacent-violators method.
"""

from collections.abc import Sequence
from math import fsum, sqrt
from operator import mul, sub, truediv

from casekit.text.frozen import dataclass

Term = tuple[float, tuple[tuple[int, float], ...], float]
"""A weight, coefficients by variable, a constant: weight × (Σ coefficient × x + constant)²."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Variables in order from left to right, and the least distance between each and the next."""

    order: tuple[int, ...]
    apart: tuple[float, ...]


def minimise(terms: Sequence[Term], chains: Sequence[Chain], start: Sequence[float], iterations: int) -> list[float]:
    """The positions, from a start that need not respect the chains. Stops early once nothing moves."""
    scale = _majorant(terms, len(start))
    by_shape = _sorted_terms(terms)
    projections = [_prepared(chain) for chain in chains]
    x = _project(list(start), projections, scale)
    y = list(x)
    momentum = 1.0
    quiet = 0
    for _ in range(iterations):
        slope = _slope(by_shape, y)
        new = _project(list(map(sub, y, map(truediv, slope, scale))), projections, scale)
        moves = list(map(sub, new, x))
        if fsum(map(mul, slope, moves)) > 0:
            momentum = 1.0
        following = (1 + sqrt(1 + 4 * momentum * momentum)) / 2
        keep = (momentum - 1) / following
        y = [n + keep * m for n, m in zip(new, moves, strict=True)]
        x, momentum = new, following
        quiet = quiet + 1 if max(map(abs, moves), default=0.0) < 0.02 else 0
        if quiet >= 8:
            break
    return x


def _majorant(terms: Sequence[Term], size: int) -> list[float]:
    scale = [1e-4] * size
    for weight, parts, _ in terms:
        total = fsum(abs(c) for _, c in parts)
        for variable, coefficient in parts:
            scale[variable] += 2 * weight * abs(coefficient) * total
    return scale


_Pull = tuple[float, int, int, float]
"""Twice a weight, two variables that the term wants as far apart as the constant says, and that constant."""
_One = tuple[float, int, float, float]
"""Twice a weight, a variable with its coefficient, and the constant."""
_Four = tuple[float, int, float, int, float, int, float, int, float, float]
"""Twice a weight, four variables each with its coefficient (0 fills up), and the constant."""
_Sum = tuple[float, tuple[tuple[int, float], ...], float]


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Terms by shape: two variables with opposite signs, which are most; one; up to four variables; more."""

    pulls: list[_Pull]
    ones: list[_One]
    fours: list[_Four]
    sums: list[_Sum]


def _sorted_terms(terms: Sequence[Term]) -> _Sorted:
    found = _Sorted([], [], [], [])
    for weight, parts, constant in terms:
        if len(parts) == 2 and (parts[0][1], parts[1][1]) == (1.0, -1.0):
            found.pulls.append((2 * weight, parts[0][0], parts[1][0], constant))
        elif len(parts) == 1:
            found.ones.append((2 * weight, *parts[0], constant))
        elif 0 < len(parts) <= 4:
            (a, ca), (b, cb), (c, cc), (d, cd) = (*parts, *[(parts[0][0], 0.0)] * (4 - len(parts)))
            found.fours.append((2 * weight, a, ca, b, cb, c, cc, d, cd, constant))
        else:
            found.sums.append((2 * weight, parts, constant))
    return found


def _slope(terms: _Sorted, x: list[float]) -> list[float]:
    slope = [0.0] * len(x)
    for double, first, second, constant in terms.pulls:
        value = double * (x[first] - x[second] + constant)
        slope[first] += value
        slope[second] -= value
    for double, variable, coefficient, constant in terms.ones:
        slope[variable] += coefficient * (double * (constant + coefficient * x[variable]))
    for double, a, ca, b, cb, c, cc, d, cd, constant in terms.fours:
        value = double * (constant + ca * x[a] + cb * x[b] + cc * x[c] + cd * x[d])
        slope[a] += ca * value
        slope[b] += cb * value
        slope[c] += cc * value
        slope[d] += cd * value
    for double, parts, constant in terms.sums:
        value = constant
        for variable, coefficient in parts:
            value += coefficient * x[variable]
        value *= double
        for variable, coefficient in parts:
            slope[variable] += coefficient * value
    return slope


def _prepared(chain: Chain) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """The order, and how far each variable must at least stand from the first."""
    sums = [0.0]
    for step in chain.apart:
        sums.append(sums[-1] + step)
    return chain.order, tuple(sums)


def _project(
    x: list[float], projections: Sequence[tuple[tuple[int, ...], tuple[float, ...]]], scale: list[float]
) -> list[float]:
    for order, sums in projections:
        pools: list[tuple[float, float, int]] = []
        for variable, reach in zip(order, sums, strict=True):
            value, weight, count = x[variable] - reach, scale[variable], 1
            while pools and pools[-1][0] > value:
                other, heavy, many = pools.pop()
                value = (value * weight + other * heavy) / (weight + heavy)
                weight += heavy
                count += many
            pools.append((value, weight, count))
        place = 0
        for value, _, count in pools:
            for position in range(place, place + count):
                x[order[position]] = value + sums[position]
            place += count
    return x
