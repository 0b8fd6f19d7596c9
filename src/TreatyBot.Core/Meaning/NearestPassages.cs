namespace TreatyBot.Core.Meaning;

/// <summary>The passages nearest to a question.</summary>
/// <param name="Passages">By their ids, with their cosines; best first.</param>
/// <param name="UsualLevel">The mean of the cosines over what was searched.</param>
/// <param name="Spread">Their standard deviation; above 0.</param>
/// <param name="Coverage">The share of the passages searched that have vectors.</param>
internal sealed record NearestPassages(IReadOnlyList<(long PassageId, float Cosine)> Passages, double UsualLevel, double Spread,
    double Coverage)
{
    /// <summary>Where all passages are equally near, none stands out: a spread of nothing would make any of them infinitely far.</summary>
    private const double MinSpread = 0.01;

    /// <summary>Keeps the best of many.</summary>
    internal sealed class Builder(int take)
    {
        private readonly PriorityQueue<(long PassageId, float Cosine), (float Cosine, long Order)> _best = new(take + 1);
        private double _sum;
        private double _squares;
        private int _samples;
        private float _least = float.NegativeInfinity;

        public void Add(long passageId, float cosine, bool isSample)
        {
            if (isSample)
            {
                _sum += cosine;
                _squares += cosine * cosine;
                _samples++;
            }

            if (cosine > _least || _best.Count < take)
            {
                // Of equals the later one goes first, whatever the order in which they came.
                _best.Enqueue((passageId, cosine), (cosine, -passageId));
                if (_best.Count > take)
                {
                    _best.Dequeue();
                }

                _least = _best.Count == take ? _best.Peek().Cosine : float.NegativeInfinity;
            }
        }

        public NearestPassages Build(double coverage)
        {
            var passages = new (long PassageId, float Cosine)[_best.Count];
            for (var i = passages.Length - 1; i >= 0; i--)
            {
                passages[i] = _best.Dequeue();
            }

            var mean = _samples > 0 ? _sum / _samples : 0;
            var variance = _samples > 0 ? Math.Max(0, (_squares / _samples) - (mean * mean)) : 0;
            return new NearestPassages(passages, mean, Math.Max(MinSpread, Math.Sqrt(variance)), coverage);
        }
    }
}
