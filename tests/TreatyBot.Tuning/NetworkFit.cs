using TreatyBot.Core.Answering.Ranking;

namespace TreatyBot.Tuning;

/// <summary>
/// Fits a <see cref="ScoringNetwork"/> by gradient steps over small batches (Adam, its step falling to zero). The weights of the sum are
/// held near a prior, those of the hidden units near zero, each by an L2 penalty: what few questions show must not undo what many kinds of
/// documents have in common. The same data and settings give the same weights.
/// </summary>
internal sealed class NetworkFit
{
    private const int BatchSize = 32;
    private const double Step = 0.003;

    private readonly int _inputs;
    private readonly int _units;
    private readonly double[] _prior;
    private readonly double[] _weights;
    private readonly double _linearPenalty;
    private readonly double _hiddenPenalty;

    /// <param name="prior">Of the weights of the sum, one an input.</param>
    /// <param name="units">How many hidden units.</param>
    /// <param name="linearPenalty">Holds the sum near the prior.</param>
    /// <param name="hiddenPenalty">Holds the units near zero.</param>
    /// <param name="seed">Of the random beginning: fits of several seeds can be averaged.</param>
    public NetworkFit(double[] prior, int units, double linearPenalty, double hiddenPenalty, int seed = 0)
    {
        _inputs = prior.Length;
        _units = units;
        _prior = prior;
        _linearPenalty = linearPenalty;
        _hiddenPenalty = hiddenPenalty;
        _weights = new double[_inputs + (units * (_inputs + 2))];
        prior.CopyTo(_weights, 0);
        var random = new Random(units + (1000 * seed));
        var spread = 0.7 * Math.Sqrt(3.0 / _inputs);
        for (var unit = 0; unit < units; unit++)
        {
            for (var i = 0; i < _inputs; i++)
            {
                _weights[First(unit) + i] = ((random.NextDouble() * 2) - 1) * spread;
            }

            _weights[OutputOf(unit)] = ((random.NextDouble() * 2) - 1) * 0.1;
        }
    }

    /// <summary>What pulls the score of each row of an example up (above 0) or down, given the scores.</summary>
    public delegate double[] Pull<in T>(T example, double[] scores);

    /// <summary>Climbs for so many rounds over all examples.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="rows">The inputs that an example is scored by, a row each.</param>
    /// <param name="pull">The gradient of what is to be raised with regard to the scores.</param>
    /// <param name="rounds">How many.</param>
    public void Climb<T>(IReadOnlyList<T> examples, Func<T, IReadOnlyList<float[]>> rows, Pull<T> pull, int rounds)
    {
        var random = new Random(rounds);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var optimizer = new Adam(_weights.Length);
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            var step = Step * (1 - (round / (double)rounds));
            foreach (var batch in order.Chunk(BatchSize))
            {
                var halves = new double[2][];
                Parallel.For(0, halves.Length, half =>
                {
                    halves[half] = new double[_weights.Length];
                    for (var i = half; i < batch.Length; i += halves.Length)
                    {
                        Add(halves[half], rows(examples[batch[i]]), scores => pull(examples[batch[i]], scores), 1.0 / batch.Length);
                    }
                });
                var gradient = halves[0];
                for (var i = 0; i < gradient.Length; i++)
                {
                    gradient[i] += halves[1][i] - (i < _inputs ? _linearPenalty * (_weights[i] - _prior[i]) : _hiddenPenalty * _weights[i]);
                }

                optimizer.Climb(_weights, gradient, step);
            }
        }
    }

    public double Score(float[] inputs)
    {
        Span<double> on = stackalloc double[_units];
        return Score(inputs, on);
    }

    /// <summary>The weights of one network, or of several as one that gives the mean of their scores.</summary>
    public static NetworkWeights Write(IReadOnlyList<NetworkFit> fits, string[] names) => new(
        names.Select((name, i) => (name, i)).ToDictionary(item => item.name, item => Rounded(fits.Average(fit => fit._weights[item.i]))),
        [.. fits.SelectMany(fit => Enumerable.Range(0, fit._units).Select(unit => new HiddenUnit(
            Rounded(fit._weights[fit.OutputOf(unit)] / fits.Count),
            Rounded(fit._weights[fit.BiasOf(unit)]),
            fit.Named(names, fit.First(unit)))))]);

    private static double Rounded(double weight) => Math.Round(weight, 4);

    private Dictionary<string, double> Named(string[] names, int first) =>
        names.Select((name, i) => (name, i)).ToDictionary(item => item.name, item => Rounded(_weights[first + item.i]));

    private int First(int unit) => _inputs + (unit * (_inputs + 2));

    private int BiasOf(int unit) => First(unit) + _inputs;

    private int OutputOf(int unit) => First(unit) + _inputs + 1;

    private double Score(float[] inputs, Span<double> on)
    {
        var score = Dot(0, inputs);
        for (var unit = 0; unit < _units; unit++)
        {
            on[unit] = Math.Tanh(Dot(First(unit), inputs) + _weights[BiasOf(unit)]);
            score += _weights[OutputOf(unit)] * on[unit];
        }

        return score;
    }

    private double Dot(int first, float[] inputs)
    {
        var sum = 0.0;
        for (var i = 0; i < inputs.Length; i++)
        {
            sum += _weights[first + i] * inputs[i];
        }

        return sum;
    }

    private void Add(double[] gradient, IReadOnlyList<float[]> rows, Func<double[], double[]> pull, double share)
    {
        var on = new double[rows.Count * _units];
        var scores = new double[rows.Count];
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = Score(rows[row], on.AsSpan(row * _units, _units));
        }

        var pulls = pull(scores);
        for (var row = 0; row < scores.Length; row++)
        {
            if (pulls[row] != 0)
            {
                Add(gradient, rows[row], on.AsSpan(row * _units, _units), pulls[row] * share);
            }
        }
    }

    private void Add(double[] gradient, float[] inputs, ReadOnlySpan<double> on, double pull)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            gradient[i] += pull * inputs[i];
        }

        for (var unit = 0; unit < _units; unit++)
        {
            gradient[OutputOf(unit)] += pull * on[unit];
            var inner = pull * _weights[OutputOf(unit)] * (1 - (on[unit] * on[unit]));
            gradient[BiasOf(unit)] += inner;
            for (var i = 0; i < inputs.Length; i++)
            {
                gradient[First(unit) + i] += inner * inputs[i];
            }
        }
    }
}
