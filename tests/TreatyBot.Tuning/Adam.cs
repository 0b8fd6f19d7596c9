namespace TreatyBot.Tuning;

/// <summary>Climbs a gradient with a step for each weight (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015).</summary>
internal sealed class Adam(int size)
{
    private readonly double[] _mean = new double[size];
    private readonly double[] _square = new double[size];
    private int _round;

    public void Climb(double[] weights, double[] gradient, double step)
    {
        _round++;
        for (var i = 0; i < weights.Length; i++)
        {
            _mean[i] = (0.9 * _mean[i]) + (0.1 * gradient[i]);
            _square[i] = (0.999 * _square[i]) + (0.001 * gradient[i] * gradient[i]);
            var mean = _mean[i] / (1 - Math.Pow(0.9, _round));
            var square = _square[i] / (1 - Math.Pow(0.999, _round));
            weights[i] += step * mean / (Math.Sqrt(square) + 1e-8);
        }
    }
}
