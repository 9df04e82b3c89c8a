"""torch.distributions on the same inputs; None where there is no PyTorch."""
try:
    import torch
    from torch.distributions import (Exponential, Gamma, Gumbel, HalfNormal, Independent, Laplace, LogNormal,
                                     LowRankMultivariateNormal, MultivariateNormal, Normal, Uniform, kl_divergence)
except ImportError:
    torch = None

VERSION = torch and torch.__version__.split("+")[0]


def gaussian(g, dtype):
    def tensor(x):
        return torch.tensor(x, dtype=dtype)

    mean, numbers, n = tensor(g.mean), tensor(g.numbers), g.n
    match g.kind:
        case "isotropic":
            return Independent(Normal(mean, numbers.expand(n).sqrt()), 1)
        case "variances":
            return Independent(Normal(mean, numbers.sqrt()), 1)
        case "deviations":
            return Independent(Normal(mean, numbers), 1)
        case "log-variances":
            return Independent(Normal(mean, (numbers / 2).exp()), 1)
        case "entries":
            return MultivariateNormal(mean, numbers.reshape(n, n))
        case "factor":
            return MultivariateNormal(mean, scale_tril=numbers.reshape(n, n))
        case "low-rank":
            cut = n * g.sizes[0]
            return LowRankMultivariateNormal(mean, numbers[:cut].reshape(n, -1), numbers[cut:])
        case "kronecker":
            a = g.sizes[0]
            left, right = numbers[:a * a].reshape(a, a), numbers[a * a:].reshape(n // a, n // a)
            return MultivariateNormal(mean, torch.kron(left, right))
    raise ValueError(g.kind)


def distribution(family, parameters, dtype):
    def tensor(x):
        return torch.tensor(x, dtype=dtype)

    match family:
        case "exponential":
            return Exponential(tensor(parameters[0]))
        case "gamma":
            return Gamma(tensor(parameters[0]), 1 / tensor(parameters[1]))
        case "half-normal":
            return HalfNormal(tensor(parameters[0]))
    kinds = {"normal": Normal, "laplace": Laplace, "gumbel": Gumbel, "uniform": Uniform, "log-normal": LogNormal}
    return kinds[family](*map(tensor, parameters))


def dtype(floats):
    return torch.float32 if floats else torch.float64


def kl(q, p, floats=False):
    if torch is None:
        return None
    return kl_divergence(gaussian(q, dtype(floats)), gaussian(p, dtype(floats))).item()


def entropy(q, floats=False):
    return None if torch is None else gaussian(q, dtype(floats)).entropy().item()


def univariate(q, p, floats=False):
    """None also where torch has no such pair."""
    if torch is None:
        return None
    try:
        return kl_divergence(distribution(*q, dtype(floats)), distribution(*p, dtype(floats))).item()
    except (NotImplementedError, KeyError):
        return None
