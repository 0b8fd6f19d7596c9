namespace TreatyBot.Core.Search;

/// <summary>
/// Scores as whole numbers. The part that a term earns is counted in units of 2^-30 or less of what the whole query could earn, and whole
/// numbers add up to the same sum in any order: an index may take terms and blocks in the order that is fastest, skip what cannot matter,
/// and still give every passage the same score to the last bit, and equal passages equal scores.
/// </summary>
public readonly struct ScoreScale
{
    private const int Bits = 30;
    private const int MaxExponent = 1000;

    private readonly int _exponent;

    /// <param name="totalWeight">The sum of the weights of a query's terms, each times its inverse frequency; finite, above 0.</param>
    public ScoreScale(double totalWeight) => _exponent = Math.Min(Bits - 1 - Math.ILogB(totalWeight), MaxExponent);

    /// <summary>A weight in units: what a term earns at most.</summary>
    public float Units(double weight) => (float)Math.ScaleB(weight, _exponent);

    /// <summary>What a term earns, in units: at least 1, so that whatever matches is found.</summary>
    /// <param name="units">The term's weight in units.</param>
    /// <param name="share">What <see cref="Bm25F.Saturate"/> grants of it.</param>
    public static int Part(float units, float share) => (int)(units * share) + 1;

    /// <summary>A sum of parts as a score.</summary>
    public double Score(int parts) => Math.ScaleB(parts, -_exponent);
}
